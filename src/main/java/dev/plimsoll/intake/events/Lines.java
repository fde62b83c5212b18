package dev.plimsoll.intake.events;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads lines of limited length from a stream of any length. */
final class Lines {

    /** In bytes. Of a longer line only the beginning is kept. */
    static final int LONGEST = 1024 * 1024;

    /** Stands before each record of a JSON text sequence (RFC 7464). */
    private static final int RECORD = 0x1e;

    private final InputStream in;
    private int index = -1;

    Lines(InputStream in) {
        this.in = new BufferedInputStream(in, 64 * 1024);
    }

    /** The next line without its end, or null at the end of the stream. */
    @Nullable
    Line next() throws IOException {
        var read = in.read();
        if (read < 0) {
            return null;
        }
        var bytes = new ByteArrayOutputStream(512);
        var isTooLong = false;
        for (; read >= 0 && read != '\n'; read = in.read()) {
            isTooLong |= bytes.size() == LONGEST;
            if (!isTooLong && read != '\r' && read != RECORD) {
                bytes.write(read);
            }
        }
        return new Line(++index, bytes.toByteArray(), isTooLong);
    }

    /**
     * One line.
     *
     * @param index where it stands, from 0
     */
    record Line(int index, byte[] bytes, boolean isTooLong) {

        boolean isBlank() {
            return bytes.length == 0;
        }
    }
}
