package dev.plimsoll.metrics.api;

import dev.plimsoll.deployments.Words;
import dev.plimsoll.metrics.Bucket;
import dev.plimsoll.metrics.Question;
import dev.plimsoll.metrics.WindowRefused;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads how long the parts of a series are, and sees that there are not too many of them. */
final class BucketSizes {

    /** How many parts a series has at most. */
    static final int MOST = 400;

    private BucketSizes() {}

    /**
     * @throws dev.plimsoll.deployments.UnknownWord if it is no size
     * @throws WindowRefused if the window has too many of them
     */
    static Bucket.Size of(@Nullable String said, Question question, ZoneId zone) {
        var size = Objects.requireNonNullElse(
                Words.one("bucket", said, Bucket.Size.values(), BucketSizes::word), Bucket.Size.WEEK);
        var count = count(size, question, zone);
        if (count > MOST) {
            throw new WindowRefused(
                    "bucket",
                    "The window has %d buckets of a %s, at most %d are answered: take longer ones or a shorter window."
                            .formatted(count, word(size), MOST));
        }
        return size;
    }

    static String word(Bucket.Size size) {
        return size.name().toLowerCase(Locale.ROOT);
    }

    private static long count(Bucket.Size size, Question question, ZoneId zone) {
        var first = LocalDate.ofInstant(question.from(), zone);
        var last = LocalDate.ofInstant(question.to().minusNanos(1), zone);
        return 1
                + switch (size) {
                    case DAY -> ChronoUnit.DAYS.between(first, last);
                    case WEEK -> ChronoUnit.WEEKS.between(monday(first), monday(last));
                    case MONTH -> ChronoUnit.MONTHS.between(first.withDayOfMonth(1), last.withDayOfMonth(1));
                };
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
