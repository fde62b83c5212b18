package dev.plimsoll.gates;

/** Somebody wants to break the glass again before anybody has looked at the last time. */
public class ReviewOwed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ReviewOwed(String name, long request) {
        super("Nobody has reviewed yet how %s broke the glass for gate request %d: have somebody else review it first"
                .formatted(name, request));
    }
}
