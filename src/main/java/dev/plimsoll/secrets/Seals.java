package dev.plimsoll.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Seals and opens secrets that are kept in the database, and recognises a secret without keeping it.
 *
 * <p>At start it opens one text that was sealed for this very purpose: a wrong or missing key is known before anything
 * else happens, and {@link SecretsUnusable} says what to do.
 */
@Component
public class Seals {

    private static final String INSTALLATION = "secrets.installation";
    private static final int FINGERPRINT_BYTES = 16;

    private final Keyring keys;
    private final byte[] installation;

    Seals(SecretsProperties properties, @Value("${plimsoll.home}") Path home, JdbcClient jdbc) {
        var kept = kept(jdbc);
        keys = keyring(properties, KeyFile.below(home), kept.isPresent());
        installation = keys.open(kept.orElseGet(() -> make(jdbc)), INSTALLATION);
        kept.filter(old -> !keys.isPresent(old)).ifPresent(old -> replace(jdbc));
    }

    /**
     * Seals a secret.
     *
     * @param context where it is kept: it can be opened with the same words alone, so that nobody moves it elsewhere
     */
    public String seal(String secret, String context) {
        return keys.seal(secret.getBytes(UTF_8), context);
    }

    /**
     * Opens what was sealed with the same context.
     *
     * @throws SecretsUnusable if none of the keys opens it
     */
    public String open(String sealed, String context) {
        return keys.openText(sealed, context);
    }

    /** Whether it was sealed with the present key, and need not be sealed anew. */
    public boolean isPresent(String sealed) {
        return keys.isPresent(sealed);
    }

    /** The same for the same secret, also under another key, and of no use to anybody outside this installation. */
    public String fingerprint(byte[] secret) {
        return HexFormat.of().formatHex(SealingKey.hmac(installation, secret), 0, FINGERPRINT_BYTES);
    }

    private static Keyring keyring(SecretsProperties properties, KeyFile file, boolean isInUse) {
        return new Keyring(
                present(properties.key(), file, isInUse),
                properties.previousKeys().stream()
                        .map(key -> SealingKey.of(key, "One of plimsoll.secrets.previous-keys"))
                        .toList());
    }

    private static SealingKey present(@Nullable String configured, KeyFile file, boolean isInUse) {
        if (configured != null && !configured.isBlank()) {
            return SealingKey.of(configured, "plimsoll.secrets.key");
        }
        if (file.exists()) {
            return file.read();
        }
        if (isInUse) {
            throw new SecretsUnusable(
                    "Secrets in this database are sealed, and the key is missing: neither plimsoll.secrets.key nor %s is there."
                            .formatted(file.path()),
                    "Give Plimsoll the key that was used before, by PLIMSOLL_SECRETS_KEY_FILE or plimsoll.secrets.key, or"
                            + " put that file back. All replicas use the same one. If it is lost, see"
                            + " docs/how-to/rotate-a-secret.md.");
        }
        return file.make();
    }

    private static Optional<String> kept(JdbcClient jdbc) {
        return jdbc.sql("select sealed from secrets.installation")
                .query(String.class)
                .optional();
    }

    /** Of two that start at the same time the first one counts. */
    private String make(JdbcClient jdbc) {
        jdbc.sql("""
                        insert into secrets.installation (id, sealed)
                        values (1, :sealed)
                            on conflict on constraint installation_pk do nothing
                        """)
                .param("sealed", keys.seal(SealingKey.random(32), INSTALLATION))
                .update();
        return kept(jdbc).orElseThrow();
    }

    private void replace(JdbcClient jdbc) {
        jdbc.sql("update secrets.installation set sealed = :sealed")
                .param("sealed", keys.seal(installation, INSTALLATION))
                .update();
    }
}
