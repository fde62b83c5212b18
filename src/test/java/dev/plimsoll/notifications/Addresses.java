package dev.plimsoll.notifications;

/** Where Plimsoll is, in tests. */
public final class Addresses {

    private Addresses() {}

    public static Links at(String base) {
        return new Links(base);
    }
}
