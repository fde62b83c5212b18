package dev.plimsoll.intake.versions;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * A range of IP addresses in CIDR notation, such as {@code 10.0.0.0/8} or {@code fc00::/7}.
 *
 * @param network its first address
 * @param bits how many leading bits its addresses share
 */
record AddressRange(InetAddress network, int bits) {

    /** Digits and separators only, so that no name is ever looked up. */
    private static final Pattern SHAPE =
            Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)(?:/(\\d{1,3}))?");

    /**
     * Reads a range; an address alone is the range of that address.
     *
     * @throws IllegalArgumentException if it is none
     */
    static AddressRange of(String text) {
        var parts = SHAPE.matcher(text.strip());
        if (!parts.matches()) {
            throw notARange(text);
        }
        try {
            var network = InetAddress.getByName(parts.group(1));
            var longest = network.getAddress().length * 8;
            var bits = parts.group(2) == null ? longest : Integer.parseInt(parts.group(2));
            if (bits > longest) {
                throw notARange(text);
            }
            return new AddressRange(network, bits);
        } catch (UnknownHostException e) {
            throw notARange(text);
        }
    }

    boolean contains(InetAddress address) {
        var ours = network.getAddress();
        var theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (var bit = 0; bit < bits; bit++) {
            var mask = 0x80 >> (bit % 8);
            if ((ours[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static IllegalArgumentException notARange(String text) {
        return new IllegalArgumentException("\u201c%s\u201d is no range of addresses.".formatted(text));
    }
}
