package dev.plimsoll.metrics;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.LongPredicate;

/**
 * The deployments of one service, packed: of hundreds of thousands each costs seventeen bytes.
 *
 * @param at when each ended, in milliseconds since 1970
 * @param kinds a letter for each
 * @param rollouts a number for the roll-out of each; 0 where nobody gave it an id
 */
record Deployed(long serviceId, long[] at, byte[] kinds, long[] rollouts) {

    static final byte BASELINE = 'b';
    static final byte CHANGE = 'c';
    static final byte CONFIG = 'g';
    static final byte ROLLBACK = 'r';
    static final byte RE_RELEASE = 'a';
    static final byte REDEPLOY = 'd';

    /** The letters as a statement writes them. */
    static final String LETTER = """
            case %1$s.kind when 'baseline' then 'b' when 'change' then 'c' when 'config' then 'g' when 'rollback' then 'r'
                           when 're_release' then 'a' else 'd' end""";

    /** What is packed of each: the number of the service, the end, the roll-out, and the letter of the kind. */
    private static final int BYTES = 3 * Long.BYTES + 1;

    /** Each service with its deployments. */
    static List<Deployed> unpack(byte[] packed) {
        var buffer = ByteBuffer.wrap(packed);
        var counts = new LinkedHashMap<Long, Integer>();
        for (var at = 0; at < packed.length; at += BYTES) {
            counts.merge(buffer.getLong(at), 1, Integer::sum);
        }
        var services = new LinkedHashMap<Long, Deployed>();
        counts.forEach((id, n) -> services.put(id, new Deployed(id, new long[n], new byte[n], new long[n])));
        for (var at = 0; at < packed.length; at += BYTES) {
            var id = buffer.getLong(at);
            var service = Objects.requireNonNull(services.get(id));
            var place = Objects.requireNonNull(counts.computeIfPresent(id, (any, left) -> left - 1));
            service.at[place] = buffer.getLong(at + Long.BYTES);
            service.rollouts[place] = buffer.getLong(at + 2 * Long.BYTES);
            service.kinds[place] = buffer.get(at + 3 * Long.BYTES);
        }
        return List.copyOf(services.values());
    }

    static long[] ints(byte[] packed) {
        var buffer = ByteBuffer.wrap(packed).asIntBuffer();
        var values = new long[buffer.remaining()];
        for (var n = 0; n < values.length; n++) {
            values[n] = buffer.get();
        }
        return values;
    }

    static boolean isChange(byte kind) {
        return kind == CHANGE || kind == CONFIG;
    }

    static boolean isCounted(byte kind) {
        return kind != REDEPLOY;
    }

    long count(Span span, KindPredicate kind) {
        var count = 0L;
        for (var n = 0; n < at.length; n++) {
            if (kind.test(kinds[n]) && span.test(at[n])) {
                count++;
            }
        }
        return count;
    }

    /** Which kinds. */
    interface KindPredicate {

        boolean test(byte kind);
    }

    /** A window in milliseconds, half-open. */
    record Span(long from, long to) implements LongPredicate {

        static Span of(Instant from, Instant to) {
            return new Span(from.toEpochMilli(), to.toEpochMilli());
        }

        @Override
        public boolean test(long at) {
            return at >= from && at < to;
        }

        boolean has(Instant at) {
            return test(at.toEpochMilli());
        }
    }
}
