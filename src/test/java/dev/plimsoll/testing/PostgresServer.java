package dev.plimsoll.testing;

import dev.plimsoll.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The PostgreSQL server that the tests of one run share: a container where a Docker engine answers and has the image, and
 * the one that comes along where not. Never H2, and never a skipped test.
 *
 * <p>The system property {@code plimsoll.test.db} may say {@code docker} or {@code embedded}; {@code auto} is the default.
 */
public final class PostgresServer {

    private static final Logger log = LoggerFactory.getLogger(PostgresServer.class);
    private static final String IMAGE = System.getProperty("plimsoll.test.image", "postgres:18");
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final PostgresServer INSTANCE = start();

    private final UnaryOperator<String> url;
    private final String user;
    private final String password;

    private PostgresServer(UnaryOperator<String> url, String user, String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /** A database of one's own, with all migrations done. */
    public record Database(String url, String user, String password) {}

    /** Returns a fresh database: a copy of one that was migrated once. */
    public static synchronized Database fresh() {
        var name = "t" + DATABASES.incrementAndGet();
        INSTANCE.execute("drop database if exists " + name + " with (force)");
        INSTANCE.execute("create database " + name + " template plimsoll_template strategy file_copy");
        return INSTANCE.database(name);
    }

    private Database database(String name) {
        return new Database(url.apply(name), user, password);
    }

    private static PostgresServer start() {
        var wanted = System.getProperty("plimsoll.test.db", "auto");
        var server =
                wanted.equals("docker") || (wanted.equals("auto") && dockerHasTheImage()) ? container() : embedded();
        server.execute("drop database if exists plimsoll_template with (force)");
        server.execute("create database plimsoll_template");
        var template = server.database("plimsoll_template");
        Flyway.configure()
                .dataSource(template.url(), template.user(), template.password())
                .defaultSchema("plimsoll")
                .locations("classpath:db/migration")
                .load()
                .migrate();
        return server;
    }

    /** Asked before Testcontainers is: an engine that cannot reach its registry keeps it trying for minutes. */
    private static boolean dockerHasTheImage() {
        try {
            var process = new ProcessBuilder("docker", "image", "inspect", IMAGE)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @SuppressWarnings("resource") // Testcontainers removes it when this process ends.
    private static PostgresServer container() {
        var container = new PostgreSQLContainer(DockerImageName.parse(IMAGE).asCompatibleSubstituteFor("postgres"))
                .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=200");
        container.start();
        log.info("Tests run on {}", IMAGE);
        return new PostgresServer(
                database -> "jdbc:postgresql://%s:%d/%s"
                        .formatted(container.getHost(), container.getMappedPort(5432), database),
                container.getUsername(),
                container.getPassword());
    }

    private static PostgresServer embedded() {
        var postgres = EmbeddedPostgres.start(Path.of("target", "test-postgres"), false);
        // After every context is closed; a hook of the JVM would race with them.
        SpringApplication.getShutdownHandlers().add(postgres::close);
        log.info("Tests run on the PostgreSQL that comes along");
        return new PostgresServer(postgres::jdbcUrl, postgres.username(), postgres.password());
    }

    private void execute(String sql) {
        try (var connection = DriverManager.getConnection(url.apply("postgres"), user, password);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
