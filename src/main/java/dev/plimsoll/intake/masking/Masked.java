package dev.plimsoll.intake.masking;

import java.util.List;

/**
 * Bytes without credentials.
 *
 * @param bytes those that were given, if nothing was found
 */
public record Masked(byte[] bytes, List<Finding> findings) {

    /** Whether a credential was found. */
    public boolean isChanged() {
        return !findings.isEmpty();
    }
}
