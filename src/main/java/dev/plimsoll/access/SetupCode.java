package dev.plimsoll.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.stereotype.Component;

/**
 * Proves that whoever creates the first administrator can read the log of this process. A new one with each start, good
 * until there is an administrator.
 */
@Component
public class SetupCode {

    private final String code = random();

    /** Compares in constant time. */
    public boolean is(String given) {
        return MessageDigest.isEqual(
                code.getBytes(StandardCharsets.US_ASCII), given.strip().getBytes(StandardCharsets.UTF_8));
    }

    String value() {
        return code;
    }

    private static String random() {
        var bytes = new byte[15];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
