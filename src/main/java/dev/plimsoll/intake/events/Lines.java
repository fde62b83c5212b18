package dev.plimsoll.intake.events;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads lines of limited length from a stream of any length. */
final class Lines {

    /** In bytes. A longer line is read past, and comes as an empty one that nobody can parse. */
    static final int LONGEST = 1024 * 1024;

    private final InputStream in;

    Lines(InputStream in) {
        this.in = new BufferedInputStream(in, 64 * 1024);
    }

    /** The next line without its end, or null at the end of the stream. */
    byte @Nullable [] next() throws IOException {
        var line = new ByteArrayOutputStream(512);
        var read = in.read();
        if (read < 0) {
            return null;
        }
        var isTooLong = false;
        for (; read >= 0 && read != '\n'; read = in.read()) {
            isTooLong |= line.size() == LONGEST;
            if (!isTooLong && read != '\r') {
                line.write(read);
            }
        }
        return isTooLong ? new byte[] {'?'} : line.toByteArray();
    }
}
