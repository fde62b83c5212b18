package dev.plimsoll.access.chains;

import dev.plimsoll.access.Tokens;
import org.springframework.stereotype.Component;

/** The keys of programs, declared or made on the page: one answer for both. */
@Component
class KnownTokens {

    private final DeclaredTokens declared;
    private final Tokens made;

    KnownTokens(DeclaredTokens declared, Tokens made) {
        this.declared = declared;
        this.made = made;
    }

    /** Whose key this is, and whether it still opens anything. */
    Recognised recognise(String secret) {
        return declared.owner(secret)
                .map(program -> new Recognised(Tokens.State.VALID, program))
                .or(() -> made.find(secret)
                        .map(token -> new Recognised(token.state(), new Program(token.name(), token.role()))))
                .orElse(Recognised.NOBODY);
    }
}
