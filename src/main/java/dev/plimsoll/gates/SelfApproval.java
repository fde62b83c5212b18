package dev.plimsoll.gates;

/** Somebody wanted to approve what is their own. */
public class SelfApproval extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SelfApproval(String name) {
        super("%s had a hand in it: ask somebody else to approve".formatted(name));
    }
}
