package dev.plimsoll.overview;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Passes live signals between replicas: told at most once a second, outside every transaction that writes, and heard on a
 * connection of its own. After a gap in the listening every page looks again.
 */
@Component
class LiveRelay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LiveRelay.class);
    private static final String CHANNEL = "plimsoll_live";
    private static final int NAMES = 50;
    private static final int WAIT_MILLIS = 1000;
    private static final int WAITS_BETWEEN_CHECKS = 30;
    private static final int CHECK_SECONDS = 5;

    private final LiveSignals signals;
    private final DataSource database;
    private final JdbcClient jdbc;
    private volatile boolean running;

    LiveRelay(LiveSignals signals, DataSource database, JdbcClient jdbc) {
        this.signals = signals;
        this.database = database;
        this.jdbc = jdbc;
    }

    @Scheduled(fixedDelay = 1000)
    void tell() {
        var names = signals.takeForOthers();
        if (names.isEmpty()) {
            return;
        }
        var some = names.size() > NAMES ? List.of(LiveSignals.RESYNC) : names;
        try {
            jdbc.sql("select pg_notify(:channel, :message)")
                    .param("channel", CHANNEL)
                    .param("message", signals.instance() + "\n" + String.join("\n", some))
                    .query((row, n) -> row.getObject(1))
                    .list();
        } catch (DataAccessException e) {
            log.debug("Other replicas could not be told", e);
        }
    }

    @Override
    public void start() {
        running = true;
        var thread = new Thread(this::listenForEver, "live-relay");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void listenForEver() {
        var hasListened = false;
        while (running) {
            try (var connection = database.getConnection()) {
                listen(connection, hasListened);
            } catch (SQLException e) {
                log.debug("Listening again in a moment", e);
                pause();
            }
            hasListened = true;
        }
    }

    /** Listens until Plimsoll stops or the connection breaks. What was said in between is not known: pages look again. */
    private void listen(Connection connection, boolean hasGap) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + CHANNEL);
        }
        if (hasGap) {
            signals.fromAnotherReplica(List.of(LiveSignals.RESYNC));
        }
        var postgres = connection.unwrap(PGConnection.class);
        for (var waits = 1; running; waits++) {
            var heard = postgres.getNotifications(WAIT_MILLIS);
            if (heard != null) {
                Arrays.stream(heard).forEach(notification -> hear(notification.getParameter()));
            }
            if (waits % WAITS_BETWEEN_CHECKS == 0) {
                check(connection);
            }
        }
    }

    /** A connection that has silently gone would otherwise be listened to for ever. */
    private static void check(Connection connection) throws SQLException {
        if (!connection.isValid(CHECK_SECONDS)) {
            throw new SQLException("The connection has gone");
        }
    }

    private void hear(String message) {
        var lines = List.of(message.split("\n"));
        if (!lines.get(0).equals(signals.instance())) {
            signals.fromAnotherReplica(lines.subList(1, lines.size()));
        }
    }

    private static void pause() {
        try {
            Thread.sleep(WAIT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
