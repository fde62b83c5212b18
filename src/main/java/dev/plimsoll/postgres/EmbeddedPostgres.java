package dev.plimsoll.postgres;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL server as a child of this process, with a data folder that is kept.
 *
 * <p>It listens on 127.0.0.1 alone, behind a password. It survives a kill -9 of this process, of the server, and of both;
 * when the server dies under a living Plimsoll it is started again.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String DATABASE = "plimsoll";
    private static final long LARGEST_LOG = 10_000_000;

    private final HomeLock lock;
    private final Path home;
    private final Binaries binaries;
    private final ServerUser user;
    private final Cluster cluster;
    private final String password;
    private final boolean isDurable;
    private final int port;
    private final Thread supervisor;
    private volatile boolean isClosed;
    private volatile @Nullable Process watchdog;

    /**
     * Starts the server, making everything that it needs at the first start.
     *
     * @param home the folder for its programs, data, password and log
     * @param isDurable false gives up safety for speed: for tests alone
     * @throws PostgresUnusable if it cannot be started, with what to do about it
     */
    public static EmbeddedPostgres start(Path home, boolean isDurable) {
        try {
            return new EmbeddedPostgres(home.toAbsolutePath().normalize(), isDurable);
        } catch (IOException e) {
            throw new PostgresUnusable(
                    "PostgreSQL could not be set up in %s: %s".formatted(home, e),
                    "See that there is room on the disk and that this user may write there; "
                            + "or set PLIMSOLL_DB_URL to a PostgreSQL server.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while starting PostgreSQL", e);
        }
    }

    private EmbeddedPostgres(Path home, boolean isDurable) throws IOException, InterruptedException {
        var started = System.nanoTime();
        this.home = home;
        this.isDurable = isDurable;
        lock = HomeLock.take(home);
        var isUp = false;
        try {
            binaries = Binaries.unpack(home);
            user = ServerUser.of(home);
            cluster = new Cluster(home, binaries, user, isDurable);
            password = cluster.password();
            cluster.init();
            cluster.settleOldServer();
            port = freePort();
            launch();
            createDatabase();
            isUp = true;
        } finally {
            if (!isUp) {
                lock.close();
            }
        }
        supervisor = new Thread(this::supervise, "postgres-supervisor");
        supervisor.setDaemon(true);
        supervisor.start();
        log.info(
                "PostgreSQL is ready on 127.0.0.1:{} after {} ms, its data in {}",
                port,
                (System.nanoTime() - started) / 1_000_000,
                cluster.data());
    }

    public String username() {
        return "postgres";
    }

    public String password() {
        return password;
    }

    public String jdbcUrl() {
        return jdbcUrl(DATABASE);
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s?ApplicationName=plimsoll".formatted(port, database);
    }

    @Override
    public void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        supervisor.interrupt();
        try {
            stopWatchdog();
            cluster.stop();
            lock.close();
        } catch (IOException | RuntimeException e) {
            log.warn("PostgreSQL could not be stopped", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void launch() throws IOException, InterruptedException {
        var logFile = cluster.logFile();
        if (Files.exists(logFile) && Files.size(logFile) > LARGEST_LOG) {
            Files.move(logFile, home.resolve("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        try {
            // pg_ctl gives the server a session of its own: Ctrl-C reaches this process alone, which stops it last.
            Command.run(
                    user.command(List.of(
                            binaries.program("pg_ctl"),
                            "-D",
                            cluster.data().toString(),
                            "-l",
                            logFile.toString(),
                            "-o",
                            settings(),
                            "-t",
                            "60",
                            "-w",
                            "start")),
                    90);
        } catch (Command.CommandFailed e) {
            throw new PostgresUnusable(
                    "PostgreSQL did not start in %s. The last it said:%n%s".formatted(cluster.data(), lastWords()),
                    "Read %s whole; is the disk full? Or set PLIMSOLL_DB_URL to a PostgreSQL server."
                            .formatted(logFile),
                    e);
        }
        if (!Platform.isWindows()) {
            watch();
        }
    }

    private String settings() {
        return "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c timezone=UTC"
                + " -c log_timezone=UTC -c max_connections=60 -c max_wal_size=1GB"
                + (isDurable
                        ? " -c shared_buffers=" + ServerMemory.sharedBuffers() + "MB"
                        : " -c shared_buffers=128MB -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300");
    }

    /**
     * Stops the server within seconds of a kill -9 of this process. It signals that one server by its pid and never
     * whatever runs on the folder: by then a new run may have started its own.
     */
    private void watch() throws IOException {
        var server = cluster.postmaster();
        if (server.isEmpty()) {
            return;
        }
        var script = """
                trap '' INT HUP
                while kill -0 $0 2>/dev/null; do kill -0 $1 2>/dev/null || exit 0; sleep 1; done
                kill -INT $1
                """;
        var nothing = new File("/dev/null");
        stopWatchdog();
        watchdog = new ProcessBuilder(
                        "sh",
                        "-c",
                        script,
                        Long.toString(ProcessHandle.current().pid()),
                        Long.toString(server.get().pid()))
                .redirectInput(nothing)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private void stopWatchdog() {
        var running = watchdog;
        if (running != null) {
            running.destroy();
        }
    }

    private void createDatabase() throws InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        for (; ; ) {
            try (var connection = DriverManager.getConnection(jdbcUrl("postgres"), username(), password)) {
                create(connection);
                return;
            } catch (SQLException e) {
                if (System.nanoTime() > end) {
                    throw new PostgresUnusable(
                            "PostgreSQL started but does not answer: %s. The last it said:%n%s"
                                    .formatted(e.getMessage(), lastWords()),
                            "Read %s whole, or set PLIMSOLL_DB_URL to a PostgreSQL server."
                                    .formatted(cluster.logFile()),
                            e);
                }
                Thread.sleep(100);
            }
        }
    }

    private static void create(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var found =
                        statement.executeQuery("select from pg_database where datname = '%s'".formatted(DATABASE))) {
            if (!found.next()) {
                connection.createStatement().execute("create database " + DATABASE);
            }
        }
    }

    /** Starts the server again when it has died; the pool finds it on the same port. */
    private void supervise() {
        while (!isClosed) {
            try {
                Thread.sleep(500);
                if (!isClosed && cluster.postmaster().isEmpty()) {
                    log.error("PostgreSQL has died: starting it again. Its log is {}", cluster.logFile());
                    cluster.settleOldServer();
                    launch();
                    log.warn("PostgreSQL is up again");
                }
            } catch (InterruptedException e) {
                return;
            } catch (IOException | UncheckedIOException | PostgresUnusable e) {
                log.error("PostgreSQL could not be started again: {}", e.getMessage());
            }
        }
    }

    private String lastWords() {
        try {
            var lines = Files.readAllLines(cluster.logFile(), StandardCharsets.ISO_8859_1);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
        } catch (IOException e) {
            return "(nothing)";
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
