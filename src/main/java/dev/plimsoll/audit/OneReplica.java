package dev.plimsoll.audit;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/**
 * Lets one replica do something while the others do not. The lock belongs to a session and not to a transaction, because a
 * transaction that lasts keeps the database from cleaning up.
 */
@Component
class OneReplica {

    private final DataSource database;

    OneReplica(DataSource database) {
        this.database = database;
    }

    /** Does it now, unless another replica is doing it. */
    void run(String what, Runnable task) {
        try (var connection = database.getConnection()) {
            if (ask(connection, "select pg_try_advisory_lock(hashtextextended(?, 0))", what)) {
                try {
                    task.run();
                } finally {
                    ask(connection, "select pg_advisory_unlock(hashtextextended(?, 0))", what);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database was asked who may do “%s”".formatted(what), e);
        }
    }

    private static boolean ask(Connection connection, String sql, String what) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, "plimsoll." + what);
            try (var answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }
}
