package dev.plimsoll.deployments;

import static dev.plimsoll.deployments.DeploymentState.CANCELLED;
import static dev.plimsoll.deployments.DeploymentState.CREATED;
import static dev.plimsoll.deployments.DeploymentState.FAILED;
import static dev.plimsoll.deployments.DeploymentState.QUEUED;
import static dev.plimsoll.deployments.DeploymentState.REJECTED;
import static dev.plimsoll.deployments.DeploymentState.RUNNING;
import static dev.plimsoll.deployments.DeploymentState.SUCCEEDED;
import static dev.plimsoll.deployments.DeploymentState.SUPERSEDED;
import static dev.plimsoll.deployments.DeploymentState.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.deployments.Standing.Said;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Tests for {@link Standing}. */
class StandingTests {

    private static final Instant NINE = Instant.parse("2026-11-20T09:00:00Z");

    @Test
    void isWhereTheFurthestReportSaysWhileNothingHasEnded() {
        assertThat(standing(said(CREATED, 0), said(QUEUED, 1), said(WAITING, 2)).state())
                .isEqualTo(QUEUED);
    }

    @Test
    void isNotTakenBackByWhatHappenedBeforeTheEnd() {
        assertThat(standing(said(SUCCEEDED, 5), said(RUNNING, 2), said(CREATED, 0))
                        .state())
                .isEqualTo(SUCCEEDED);
    }

    @Test
    void endsAsTheLaterOfTwoEndsSays() {
        var standing = standing(said(SUCCEEDED, 9), said(FAILED, 5), said(RUNNING, 2));

        assertThat(standing.state()).isEqualTo(SUCCEEDED);
        assertThat(standing.finishedAt()).isEqualTo(at(9));
    }

    @Test
    void hasNoStartIfNobodySaidThatItBegan() {
        var standing = standing(said(CREATED, 0), said(SUCCEEDED, 5));

        assertThat(standing.createdAt()).isEqualTo(at(0));
        assertThat(standing.startedAt()).isNull();
    }

    @Test
    void keepsItsOutcomeWhenANewerOneTakesItsPlace() {
        var standing = standing(said(RUNNING, 1), said(SUCCEEDED, 5), said(SUPERSEDED, 60));

        assertThat(standing.state()).isEqualTo(SUCCEEDED);
        assertThat(standing.finishedAt()).isEqualTo(at(5));
        assertThat(standing.supersededAt()).isEqualTo(at(60));
    }

    @Test
    void hasNotFailedIfItNeverLeftTheGate() {
        assertThat(standing(said(CREATED, 0), said(WAITING, 1), said(FAILED, 15))
                        .state())
                .isEqualTo(REJECTED);
    }

    @Test
    void hasNotFailedIfAReviewerTurnedItDown() {
        var standing = standing(said(CREATED, 0), said(FAILED, 15));

        assertThat(standing.state()).isEqualTo(FAILED);
        assertThat(standing.turnedDown().state()).isEqualTo(REJECTED);
    }

    @Test
    void hasFailedIfItWaitedAndThenBegan() {
        assertThat(standing(said(WAITING, 1), said(RUNNING, 5), said(FAILED, 15))
                        .state())
                .isEqualTo(FAILED);
    }

    @Test
    void isFlaggedIfItFinishedBeforeItStarted() {
        assertThat(standing(said(RUNNING, 9), said(SUCCEEDED, 5)).flagged()).isEqualTo("finished before it started");
    }

    @Test
    void belongsOnTheTimeLineWhereItEnded() {
        assertThat(standing(said(CREATED, 0), said(RUNNING, 3)).happenedAt()).isEqualTo(at(3));
        assertThat(standing(said(CREATED, 0), said(RUNNING, 3), said(CANCELLED, 4))
                        .happenedAt())
                .isEqualTo(at(4));
    }

    @Test
    void doesNotDependOnTheOrderOrTheNumberOfTimesThingsAreSaid() {
        var random = new Random(7);
        for (var round = 0; round < 500; round++) {
            var reports = new ArrayList<Said>();
            for (var n = random.nextInt(1, 8); n > 0; n--) {
                reports.add(said(DeploymentState.values()[random.nextInt(10)], random.nextInt(6)));
            }
            var expected = Standing.of(reports.stream().distinct().toList());

            reports.addAll(List.copyOf(reports));
            Collections.shuffle(reports, random);

            assertThat(Standing.of(reports)).isEqualTo(expected);
        }
    }

    private static Standing standing(Said... said) {
        return Standing.of(List.of(said));
    }

    private static Said said(DeploymentState state, int minutes) {
        return new Said(state, at(minutes), false, DeploymentFacts.NONE);
    }

    private static Instant at(int minutes) {
        return NINE.plusSeconds(60L * minutes);
    }
}
