package dev.plimsoll.postgres;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do when the server that PLIMSOLL_DB_URL names does not let us in. */
class ConnectionRefusedAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
        var state = cause.getSQLState();
        var action = state == null ? null : action(state);
        return action == null
                ? null
                : new FailureAnalysis(
                        "The database does not let Plimsoll in: %s".formatted(cause.getMessage()), action, cause);
    }

    /** By the classes of SQLSTATE that PostgreSQL documents in its appendix A. */
    private static @Nullable String action(String state) {
        if (state.startsWith("08")) {
            return "See that PLIMSOLL_DB_URL names a PostgreSQL server that runs and can be reached from here, or leave "
                    + "it out to use the PostgreSQL that comes along.";
        }
        return switch (state) {
            case "28P01", "28000" ->
                "See that PLIMSOLL_DB_USER and PLIMSOLL_DB_PASSWORD (or PLIMSOLL_DB_PASSWORD_FILE) are right.";
            case "3D000" -> "Create the database that PLIMSOLL_DB_URL names, owned by PLIMSOLL_DB_USER.";
            case "53300" -> "Let the server take more connections, or give Plimsoll fewer: its pool has 16.";
            case "57P03" -> "The server is starting or stopping: try again in a moment.";
            case "42501" ->
                "Give PLIMSOLL_DB_USER the right to create schemas in this database: it should own the database.";
            default -> null;
        };
    }
}
