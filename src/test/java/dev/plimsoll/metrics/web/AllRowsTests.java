package dev.plimsoll.metrics.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.metrics.DeliveryMetrics;
import dev.plimsoll.metrics.LeadTimeOf;
import dev.plimsoll.metrics.Measure;
import dev.plimsoll.metrics.Question;
import dev.plimsoll.metrics.Row;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The rows of a file, without a database. */
class AllRowsTests {

    private static final Instant AT = Instant.parse("2026-11-02T00:00:00Z");
    private static final Question QUESTION =
            new Question(null, null, AT, AT.plusSeconds(60), null, LeadTimeOf.COMMIT, true);
    private static final Row ROW = new Row(
            1,
            "d",
            "pay",
            "production",
            null,
            AT,
            AT,
            "change",
            true,
            "",
            null,
            null,
            List.of(),
            null,
            null,
            null,
            null,
            false);

    private int read;

    @Test
    void aFileHasEveryRowHoweverManyThereAre() {
        assertThat(new AllRows(pagesOf(120_345)).of(Measure.DEPLOYMENT_FREQUENCY, QUESTION))
                .hasSize(120_345);
    }

    @Test
    void noMoreIsReadThanIsTaken() {
        assertThat(new AllRows(pagesOf(120_345))
                        .of(Measure.DEPLOYMENT_FREQUENCY, QUESTION)
                        .limit(3))
                .hasSize(3);
        assertThat(read).isLessThan(1_001);
    }

    private DeliveryMetrics pagesOf(int rows) {
        return (DeliveryMetrics) Proxy.newProxyInstance(
                AllRowsTests.class.getClassLoader(),
                new Class<?>[] {DeliveryMetrics.class},
                (proxy, method, asked) -> page(rows, (DeliveryMetrics.@Nullable After) asked[2], (int) asked[3]));
    }

    private DeliveryMetrics.Page page(int rows, DeliveryMetrics.@Nullable After after, int limit) {
        var from = after == null ? 0 : (int) after.row();
        var to = Math.min(rows, from + limit);
        read = to;
        return new DeliveryMetrics.Page(
                Collections.nCopies(to - from, ROW), to < rows ? new DeliveryMetrics.After(0, 0, to) : null);
    }
}
