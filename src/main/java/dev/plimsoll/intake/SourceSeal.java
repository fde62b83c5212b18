package dev.plimsoll.intake;

import dev.plimsoll.secrets.Seals;

/** Seals and opens the secrets of one source: one that was copied from another source cannot be opened. */
record SourceSeal(Seals seals, String source) {

    String seal(String secret) {
        return seals.seal(secret, context());
    }

    String open(String sealed) {
        return seals.open(sealed, context());
    }

    boolean isPresent(String sealed) {
        return seals.isPresent(sealed);
    }

    private String context() {
        return "intake.secret of source " + source;
    }
}
