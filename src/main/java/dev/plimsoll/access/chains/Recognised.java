package dev.plimsoll.access.chains;

import dev.plimsoll.access.Tokens;
import org.jspecify.annotations.Nullable;

/** @param program null where nobody has such a token */
record Recognised(Tokens.State state, @Nullable Program program) {

    static final Recognised NOBODY = new Recognised(Tokens.State.UNKNOWN, null);
}
