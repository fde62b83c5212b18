package dev.plimsoll.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Tests for {@link EmbeddedPostgres}: one data folder, from the first start through what may happen to it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EmbeddedPostgresTests {

    private static final Path HOME =
            Path.of("target", "embedded-postgres-tests").toAbsolutePath();

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws IOException {
        Trees.delete(HOME);
        Files.createDirectories(HOME.resolve("bin").resolve("unpack-left-by-a-kill"));
        postgres = EmbeddedPostgres.start(HOME, true);
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    @Order(1)
    void keepsWhatWasCommittedSafely() throws SQLException {
        execute("create table kept (n integer)");
        execute("insert into kept values (1)");

        assertThat(value("show fsync")).isEqualTo("on");
        assertThat(value("show data_checksums")).isEqualTo("on");
        assertThat(value("show listen_addresses")).isEqualTo("127.0.0.1");
    }

    @Test
    @Order(2)
    void sweepsWhatAKilledRunLeftUnpacked() {
        assertThat(HOME.resolve("bin").resolve("unpack-left-by-a-kill")).doesNotExist();
    }

    @Test
    @Order(3)
    void letsNobodyElseUseItsFolder() {
        assertThatExceptionOfType(PostgresUnusable.class)
                .isThrownBy(() -> EmbeddedPostgres.start(HOME, true))
                .withMessageStartingWith("Another Plimsoll is already using")
                .satisfies(failure -> assertThat(failure.action()).contains("PLIMSOLL_HOME"));
    }

    @Test
    @Order(4)
    void isUpAgainAfterItsServerWasKilled() throws Exception {
        var pid = Long.parseLong(
                Files.readAllLines(HOME.resolve("data/postmaster.pid")).get(0).strip());
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();

        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(value("select count(*) from kept")).isEqualTo("1"));
        assertThat(Files.readAllLines(HOME.resolve("data/postmaster.pid"))
                        .get(0)
                        .strip())
                .isNotEqualTo(Long.toString(pid));
    }

    @Test
    @Order(5)
    void startsOverAPidFileThatNamesSomebodyElse() throws Exception {
        postgres.close();
        Files.writeString(
                HOME.resolve("data/postmaster.pid"), ProcessHandle.current().pid() + "\n");

        postgres = EmbeddedPostgres.start(HOME, true);

        assertThat(value("select count(*) from kept")).isEqualTo("1");
    }

    @Test
    @Order(6)
    void refusesDataOfAnotherVersionAndSaysWhatToDo() throws Exception {
        postgres.close();
        var version = HOME.resolve("data/PG_VERSION");
        var ours = Files.readString(version);
        Files.writeString(version, "14\n");

        assertThatExceptionOfType(PostgresUnusable.class)
                .isThrownBy(() -> EmbeddedPostgres.start(HOME, true))
                .withMessageContaining("was written by PostgreSQL 14; this Plimsoll brings PostgreSQL " + ours.strip())
                .satisfies(failure -> assertThat(failure.action()).contains("PLIMSOLL_HOME"));

        Files.writeString(version, ours);
        postgres = EmbeddedPostgres.start(HOME, true);
    }

    @Test
    @Order(7)
    void refusesToGuessAPasswordThatIsGone() throws Exception {
        postgres.close();
        var file = HOME.resolve("postgres.password");
        var password = Files.readString(file);
        Files.delete(file);

        assertThatExceptionOfType(PostgresUnusable.class)
                .isThrownBy(() -> EmbeddedPostgres.start(HOME, true))
                .withMessageContaining("postgres.password is missing");

        Files.writeString(file, password);
        postgres = EmbeddedPostgres.start(HOME, true);
    }

    @Test
    @Order(8)
    void saysSoIfItsHomeIsNoFolder() throws IOException {
        var file = HOME.resolve("a-file");
        Files.writeString(file, "");

        assertThatExceptionOfType(PostgresUnusable.class)
                .isThrownBy(() -> EmbeddedPostgres.start(file, true))
                .withMessageContaining("that cannot be used");
    }

    private static void execute(String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), postgres.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String value(String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), postgres.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
