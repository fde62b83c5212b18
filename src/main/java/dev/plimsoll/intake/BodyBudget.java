package dev.plimsoll.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/**
 * Reads request bodies without letting all of them together take more memory than there is for them: many large bodies at
 * once would otherwise end the process.
 */
@Component
public class BodyBudget {

    private static final int CHUNK = 64 * 1024;

    private final int largest;
    private final Semaphore kilobytes;

    BodyBudget(IntakeProperties properties) {
        this.largest = (int) properties.maxBody().toBytes();
        this.kilobytes = new Semaphore((int) properties.bodyBudget().toKilobytes());
    }

    /**
     * Reads a body whole. Whoever gets one gives it back with {@link Body#close}.
     *
     * @param announced the length that the sender announced, or -1
     * @throws BodyTooLarge if it is larger than the largest that is let in
     * @throws IntakeOverloaded if other bodies use up the memory
     */
    public Body read(InputStream in, long announced) throws IOException {
        if (announced > largest) {
            throw new BodyTooLarge(largest);
        }
        var body = new Body();
        try {
            body.fill(in);
            return body;
        } catch (IOException | RuntimeException e) {
            body.close();
            throw e;
        }
    }

    /** A part of the budget, for a body that is read bit by bit. Whoever gets one gives it back. */
    public Share share() {
        return new Share();
    }

    /** A body in memory, and the part of the budget it uses. */
    public final class Body implements AutoCloseable {

        private final Share share = new Share();
        private byte[] bytes = new byte[0];

        private Body() {}

        public byte[] bytes() {
            return bytes;
        }

        @Override
        public void close() {
            share.close();
        }

        private void fill(InputStream in) throws IOException {
            var all = new ByteArrayOutputStream(CHUNK / 4);
            var chunk = new byte[CHUNK / 4];
            for (var n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                if (all.size() + n > largest) {
                    throw new BodyTooLarge(largest);
                }
                share.growTo(all.size() + n);
                all.write(chunk, 0, n);
            }
            bytes = all.toByteArray();
        }
    }

    /** Room for some bytes. */
    public final class Share implements AutoCloseable {

        private int reserved;

        private Share() {}

        /**
         * Three times the bytes: the stream's buffer as it grows, the copy, and what the parser makes of it.
         *
         * @throws IntakeOverloaded if other bodies use up the memory
         */
        public void growTo(int size) {
            var wanted = 3 * size / 1024 - reserved;
            if (wanted > 0) {
                if (!kilobytes.tryAcquire(wanted)) {
                    throw new IntakeOverloaded("Other large deliveries are being taken in.");
                }
                reserved += wanted;
            }
        }

        @Override
        public void close() {
            kilobytes.release(reserved);
            reserved = 0;
        }
    }
}
