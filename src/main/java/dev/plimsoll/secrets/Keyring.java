package dev.plimsoll.secrets;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.stream.Stream;

/**
 * The present key, which seals, and those before it, which only open.
 *
 * <p>A sealed text is {@code v1:<id of the key>:<nonce and encrypted text in Base64>}.
 */
record Keyring(SealingKey present, List<SealingKey> previous) {

    private static final String FORM = "v1";

    String seal(byte[] clear, String context) {
        return "%s:%s:%s".formatted(FORM, present.id(), present.encrypt(clear, context));
    }

    /**
     * @throws SecretsUnusable if none of the keys opens it
     */
    byte[] open(String sealed, String context) {
        var parts = sealed.split(":", 3);
        if (parts.length == 3 && parts[0].equals(FORM)) {
            for (var key : keysOf(parts[1])) {
                try {
                    return key.decrypt(parts[2], context);
                } catch (GeneralSecurityException | IllegalArgumentException e) {
                    throw damaged(context);
                }
            }
            throw unknown(parts[1], context);
        }
        throw damaged(context);
    }

    boolean isPresent(String sealed) {
        return sealed.startsWith("%s:%s:".formatted(FORM, present.id()));
    }

    String openText(String sealed, String context) {
        return new String(open(sealed, context), StandardCharsets.UTF_8);
    }

    private List<SealingKey> keysOf(String id) {
        return Stream.concat(Stream.of(present), previous.stream())
                .filter(key -> key.id().equals(id))
                .toList();
    }

    private SecretsUnusable unknown(String id, String context) {
        return new SecretsUnusable(
                "Secrets in the database (%s) were sealed with the key %s, and this Plimsoll has the key %s."
                        .formatted(context, id, present.id()),
                "Give it the key that was used before: as plimsoll.secrets.key (a file named by PLIMSOLL_SECRETS_KEY_FILE,"
                        + " or secrets.key below PLIMSOLL_HOME), or, to go on with the new one, among"
                        + " plimsoll.secrets.previous-keys. If it is lost, see docs/how-to/rotate-a-secret.md.");
    }

    private static SecretsUnusable damaged(String context) {
        return new SecretsUnusable(
                "A secret in the database (%s) is damaged, or was moved there from another place.".formatted(context),
                "Restore the database from a back-up, or make this secret anew: see docs/how-to/rotate-a-secret.md.");
    }
}
