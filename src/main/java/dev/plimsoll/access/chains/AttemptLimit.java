package dev.plimsoll.access.chains;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A bucket of attempts for each key: so many at once, and one more after each pause. */
class AttemptLimit {

    private static final int MOST_KEYS = 10_000;

    private final int atOnce;
    private final Duration pause;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_KEYS;
        }
    };

    AttemptLimit(int atOnce, Duration pause) {
        this.atOnce = atOnce;
        this.pause = pause;
    }

    /** Takes one attempt. Returns how long to wait before the next is worth it: zero if this one was free. */
    synchronized Duration take(String key, Instant now) {
        var bucket = refilled(key, now);
        if (bucket.left() == 0) {
            return Duration.between(now, bucket.since().plus(pause));
        }
        buckets.put(key, new Bucket(bucket.left() - 1, bucket.since()));
        return Duration.ZERO;
    }

    /** How long to wait before the next attempt; zero if one is left. Takes none. */
    synchronized Duration pause(String key, Instant now) {
        if (!buckets.containsKey(key)) {
            return Duration.ZERO;
        }
        var bucket = refilled(key, now);
        return bucket.left() > 0
                ? Duration.ZERO
                : Duration.between(now, bucket.since().plus(pause));
    }

    /** Gives one attempt back, because it was a good one. */
    synchronized void giveBack(String key, Instant now) {
        var bucket = refilled(key, now);
        buckets.put(key, new Bucket(Math.min(atOnce, bucket.left() + 1), bucket.since()));
    }

    private Bucket refilled(String key, Instant now) {
        var bucket = buckets.getOrDefault(key, new Bucket(atOnce, now));
        var earned = Math.max(0, Duration.between(bucket.since(), now).dividedBy(pause));
        return bucket.left() + earned >= atOnce
                ? new Bucket(atOnce, now)
                : new Bucket(bucket.left() + (int) earned, bucket.since().plus(pause.multipliedBy(earned)));
    }

    /** @param since when the last attempt was added, or when the bucket was full last */
    private record Bucket(int left, Instant since) {}
}
