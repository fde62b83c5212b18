package dev.plimsoll.intake.events;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Cuts a body of lines into parts of limited size, each for a transaction of its own. */
final class Parts {

    /** A part ends with the line that makes it this large, in bytes. */
    static final int LARGEST = 2 * Lines.LONGEST;

    /** A part has as many events at most: each takes a lock or two in the database, and there is room for thousands. */
    static final int MOST_EVENTS = 1000;

    private final Lines lines;
    private long read;
    private boolean isLast;

    Parts(Lines lines) {
        this.lines = lines;
    }

    /** The next part; empty if nothing but blank lines is left. */
    List<Item> next() throws IOException {
        var part = new ArrayList<Item>();
        var bytes = 0;
        while (part.size() < MOST_EVENTS && bytes < LARGEST) {
            var line = lines.next();
            if (line == null) {
                isLast = true;
                return part;
            }
            read++;
            if (!line.isBlank()) {
                part.add(new Item.OfLine(line));
                bytes += line.bytes().length;
            }
        }
        return part;
    }

    /** Whether the part that came last was the last. */
    boolean isLast() {
        return isLast;
    }

    /** How many lines were read so far, empty ones too. */
    long read() {
        return read;
    }
}
