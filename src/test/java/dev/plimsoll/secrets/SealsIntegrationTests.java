package dev.plimsoll.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plimsoll.testing.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Tests for {@link Seals} on a database that knows, or does not know, the key. */
class SealsIntegrationTests {

    private static final String ONE = SealingKey.draw();
    private static final String OTHER = SealingKey.draw();

    @TempDir
    private Path home;

    private JdbcClient jdbc;

    @BeforeEach
    void connect() {
        var database = PostgresServer.fresh();
        jdbc = JdbcClient.create(new DriverManagerDataSource(database.url(), database.user(), database.password()));
    }

    @Test
    void makesItsKeyOnceForItsOwnerAlone() throws IOException {
        var sealed = start(null).seal("hunter2", "here");

        assertThat(start(null).open(sealed, "here")).isEqualTo("hunter2");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("secrets.key"))))
                .isEqualTo("rw-------");
        assertThat(home.toFile().list()).containsExactly("secrets.key");
    }

    @Test
    void makesNoFileWhenAKeyIsGiven() {
        start(ONE);

        assertThat(home.resolve("secrets.key")).doesNotExist();
    }

    @Test
    void aMissingKeyIsKnownAtStart() throws IOException {
        start(null);
        Files.delete(home.resolve("secrets.key"));

        assertThatExceptionOfType(SecretsUnusable.class)
                .isThrownBy(() -> start(null))
                .withMessageContaining("the key is missing")
                .satisfies(failure -> assertThat(failure.action())
                        .contains("PLIMSOLL_SECRETS_KEY_FILE")
                        .contains("docs/how-to/rotate-a-secret.md"));
        assertThat(home.resolve("secrets.key")).doesNotExist();
    }

    @Test
    void aWrongKeyIsKnownAtStart() {
        start(ONE);

        assertThatExceptionOfType(SecretsUnusable.class).isThrownBy(() -> start(OTHER));
        var analysis = new SecretsUnusableAnalyzer().analyze(new IllegalStateException(failure(OTHER)));
        assertThat(analysis).isNotNull();
        assertThat(analysis.getDescription()).contains("were sealed with the key");
        assertThat(analysis.getAction()).contains("plimsoll.secrets.key").contains("previous-keys");
    }

    @Test
    void anEarlierKeyIsNeededOnce() {
        var before = start(ONE);
        var fingerprint = before.fingerprint("hunter2".getBytes(UTF_8));
        var sealed = before.seal("hunter2", "here");

        var rotated = start(OTHER, ONE);

        assertThat(rotated.open(sealed, "here")).isEqualTo("hunter2");
        assertThat(rotated.isPresent(sealed)).isFalse();
        assertThat(rotated.fingerprint("hunter2".getBytes(UTF_8))).isEqualTo(fingerprint);
        assertThat(start(OTHER).fingerprint("hunter2".getBytes(UTF_8))).isEqualTo(fingerprint);
    }

    @Test
    void twoInstallationsRecogniseNothingOfEachOther() {
        var here = start(ONE).fingerprint("hunter2".getBytes(UTF_8));
        connect();

        assertThat(start(ONE).fingerprint("hunter2".getBytes(UTF_8)))
                .isNotEqualTo(here)
                .hasSize(32);
    }

    private SecretsUnusable failure(String key) {
        try {
            start(key);
            throw new AssertionError("It started");
        } catch (SecretsUnusable e) {
            return e;
        }
    }

    private Seals start(@Nullable String key, String... previous) {
        return new Seals(new SecretsProperties(key, List.of(previous)), home, jdbc);
    }
}
