package dev.plimsoll.deployments.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Tests for {@link MarkClusters}. */
class MarkClustersTests {

    private static final Instant NINE = Instant.parse("2026-11-16T09:00:00Z");
    private static final TimelineScale SCALE = new TimelineScale(NINE, NINE.plus(Duration.ofHours(3)));

    @Test
    void neverLoseAMarkAndNeverTouch() {
        var random = new Random(11);
        for (var round = 0; round < 300; round++) {
            var marks = new ArrayList<MarkCluster>();
            for (var n = random.nextInt(120); n > 0; n--) {
                marks.add(mark(random.nextInt(10_800), random.nextInt(3)));
            }

            var clusters = MarkClusters.apart(marks);

            assertThat(clusters.stream().mapToInt(MarkCluster::number).sum()).isEqualTo(marks.size());
            assertThat(clusters.stream().mapToInt(MarkCluster::troubled).sum())
                    .isEqualTo(marks.stream().mapToInt(MarkCluster::troubled).sum());
            for (var n = 1; n < clusters.size(); n++) {
                assertThat(clusters.get(n).leftEdge())
                        .isGreaterThanOrEqualTo(clusters.get(n - 1).rightEdge());
            }
        }
    }

    @Test
    void keepTicksApartThatAreSixPixelsApart() {
        assertThat(MarkClusters.apart(List.of(mark(1000, 0), mark(1066, 0)))).hasSize(2);
        assertThat(MarkClusters.apart(List.of(mark(1000, 0), mark(1060, 0)))).hasSize(1);
    }

    @Test
    void sayWhenAllDeployedTheSame() {
        var three = List.of(mark(1000, 0), mark(1010, 0), mark(1020, 0));

        assertThat(MarkClusters.apart(three).get(0).label()).isEqualTo("3 × same SHA");
    }

    /** @param kind 0 a tick, 1 a failure, 2 a deployment of another version */
    private static MarkCluster mark(int seconds, int kind) {
        var mark = new TimelineMark(
                List.of(MarkKind.REDEPLOY, MarkKind.FAILED, MarkKind.SUCCEEDED).get(kind),
                1L,
                NINE.plusSeconds(seconds),
                1,
                1,
                "pay",
                "production",
                "*",
                "stable",
                kind == 2 ? "b" + seconds : "a1",
                null,
                "code",
                null,
                null,
                null,
                null,
                null);
        return MarkCluster.of(mark, SCALE);
    }
}
