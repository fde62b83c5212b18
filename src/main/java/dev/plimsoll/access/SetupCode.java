package dev.plimsoll.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.stereotype.Component;

/** What proves that somebody can read this installation's log: made at each start, of use until there is an administrator. */
@Component
public class SetupCode {

    private static final int BYTES = 24;

    private final String value = random();

    /** Takes the same time for a wrong code as for the right one. */
    public boolean matches(String code) {
        return MessageDigest.isEqual(
                code.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8));
    }

    String value() {
        return value;
    }

    private static String random() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
