package dev.plimsoll.catalog;

import java.util.Locale;

/** How the names that senders use become names of services. */
final class ServiceName {

    private static final int LONGEST = 100;

    private ServiceName() {}

    /** The name under which an alias is looked up: without the sender's capitals and outer blanks. */
    static String alias(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /**
     * A name that can stand in an address: lower-case letters, digits, dot, hyphen and underscore, at most 100 of them.
     */
    static String of(String name) {
        var plain = alias(name).replaceAll("[^a-z0-9._-]+", "-").replaceAll("^[._-]+", "");
        var short100 = plain.substring(0, Math.min(plain.length(), LONGEST));
        return short100.isEmpty() ? "unnamed" : short100;
    }
}
