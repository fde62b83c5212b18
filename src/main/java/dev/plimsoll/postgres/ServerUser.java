package dev.plimsoll.postgres;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * As whom the server runs. PostgreSQL refuses to run as root: on Linux root gives it a user namespace of its own or,
 * where that is not allowed, another user.
 */
final class ServerUser {

    private static final Logger log = LoggerFactory.getLogger(ServerUser.class);

    private static final List<String> NAMESPACE = List.of("unshare", "-U");
    private static final String NOBODY = "65534";
    private static final List<String> OTHER_USER =
            List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");

    private final List<String> prefix;

    private ServerUser(List<String> prefix) {
        this.prefix = prefix;
    }

    /** The command, as it has to be run by us for the server's user to run it. */
    List<String> command(List<String> command) {
        var whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return whole;
    }

    static ServerUser of(Path home) throws InterruptedException {
        if (!Platform.isRoot()) {
            return new ServerUser(List.of());
        }
        if (Command.works(with(NAMESPACE, "sh", "-c", "[ $(id -u) -ne 0 ]"))) {
            return logged(NAMESPACE);
        }
        if (Command.works(with(OTHER_USER, "true"))) {
            handOver(home);
            return logged(OTHER_USER);
        }
        throw new PostgresUnusable(
                "PostgreSQL refuses to run as root, and neither “unshare -U” nor “setpriv” works here.",
                "Run Plimsoll as another user, or set PLIMSOLL_DB_URL to a PostgreSQL server.");
    }

    private static void handOver(Path home) throws InterruptedException {
        Command.run(List.of("chown", "-R", NOBODY + ":" + NOBODY, home.toString()), 60);
        if (!Command.works(with(OTHER_USER, "test", "-w", home.toString()))) {
            throw new PostgresUnusable(
                    "PostgreSQL has to run as user %s here, and that user cannot reach %s.".formatted(NOBODY, home),
                    "Set PLIMSOLL_HOME to a folder whose parents are open to it, such as /var/lib/plimsoll.");
        }
    }

    private static ServerUser logged(List<String> prefix) {
        log.info("Running as root: PostgreSQL is started through “{}”", String.join(" ", prefix));
        return new ServerUser(prefix);
    }

    private static List<String> with(List<String> prefix, String... command) {
        var whole = new ArrayList<>(prefix);
        whole.addAll(List.of(command));
        return whole;
    }
}
