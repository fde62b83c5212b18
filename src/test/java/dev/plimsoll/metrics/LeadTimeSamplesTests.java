package dev.plimsoll.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import dev.plimsoll.testing.ShortHistory;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which commits and change requests are samples, and what their lead times are. */
@PlimsollTest
@Import(SampleDesk.class)
class LeadTimeSamplesTests {

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private SampleDesk desk;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void empty() {
        plimsoll.empty();
    }

    @Test
    void theFirstDeploymentIsABaselineWithoutSamples() {
        assertThat(desk.commitsOf("a<@0 b<a@1 d1=b@2")).isEmpty();
        assertThat(desk.gaps()).containsExactly("d1 baseline");
    }

    @Test
    void everyCommitIsASampleOfTheFirstDeploymentThatBringsIt() {
        assertThat(desk.commitsOf("a<@0 b<a@1 c<b@2 e<c@5 d1=a@3 d2=c@4 d3=e@6"))
                .containsExactly("d2 b 3h", "d2 c 2h", "d3 e 1h");
        assertThat(desk.gaps()).containsExactly("d1 baseline");
    }

    @Test
    void whatGoesOutAgainAfterARollbackIsNoSecondSample() {
        assertThat(desk.commitsOf("a<@0 b<a@1 c<b@4 d1=a@2 d2=b@3 d3=a@3.5 d4=c@6 d5=b@7"))
                .containsExactly("d2 b 2h", "d4 c 2h");
    }

    @Test
    void aSquashBeganWithTheFirstOfItsCommits() {
        assertThat(desk.commitsOf("a<@0 x<a@1 y<x@2 #7[opened=3,merged=5,merge=s,commits=x+y] s<a@5 d1=a@1 d2=s@6"))
                .containsExactly("d2 s 5h original +squash");
        assertThat(desk.changes()).containsExactly("d2 #7 5h");
    }

    @Test
    void aSquashOfUnknownCommitsIsALowerBound() {
        assertThat(
                        desk.commitsOf(
                                "a<@0 #7[opened=3,merged=5,merge=s,commits=x+y] s<a@5 t<s@5.5[subject=Pay_faster_(#8)] d1=a@1 d2=t@6"))
                .containsExactly("d2 s 1h +squash_lower_bound", "d2 t 0.50h +squash_lower_bound");
        assertThat(desk.changes()).containsExactly("d2 #7 3h opened");
    }

    @Test
    void aMergeCommitIsNoSample() {
        assertThat(desk.commitsOf("a<@0 b<a@1 c<a@2 m<b,c@3 d1=a@0.5 d2=m@4"))
                .containsExactly("d2 b 3h", "d2 c 2h", "d2 m merge");
    }

    @Test
    void aRebasedCommitKeepsItsAuthorTime() {
        assertThat(
                        desk.commitsOf(
                                "a<@0 x<a@1 y<x@2 #7[opened=3,merged=5,merge=v,commits=x+y] u<a@1[committed=5] v<u@2[committed=5] d1=a@1 d2=v@6"))
                .containsExactly("d2 u 5h", "d2 v 4h");
        assertThat(desk.changes()).containsExactly("d2 #7 5h");
    }

    @Test
    void ofAPickAndItsOriginalTheFirstToArriveIsTheSample() {
        assertThat(desk.commitsOf("a<@0 b<a@1 p<a@3[pick=b] m<p,b@5 d1=a@0.5 d2=p@4 d3=m@6"))
                .containsExactly("d2 p 3h picked", "d3 b twin", "d3 m merge");
    }

    @Test
    void aPickThatArrivesAfterItsOriginalIsItsTwin() {
        assertThat(desk.commitsOf(
                        "a<@0 b<a@1 c<b@2 p<c@3[pick=b] q<p@3[patch=5] r<q@4[patch=5] d1=a@0.5 d2=c@4 d3=r@6"))
                .containsExactly("d2 b 3h", "d2 c 2h", "d3 p twin", "d3 q 3h", "d3 r twin");
    }

    @Test
    void aRevertIsNoSample() {
        assertThat(desk.commitsOf("a<@0 b<a@1 r<b@2[revert=b] d1=a@0.5 d2=r@3"))
                .containsExactly("d2 b 2h", "d2 r revert");
    }

    @Test
    void aCommitIsASampleOfTheServiceWhosePathsItTouches() {
        desk.tell("a<@0 b<a@1[path=pay/x] c<b@2[path=web/y] e<c@2 d1=a@0.5 d2=e@3 w1=a@0.5[of=web] w2=e@4[of=web]");
        paths("pay", "pay/");
        paths("web", "web/");
        desk.settle();

        assertThat(desk.commits())
                .containsExactly("d2 b 2h", "d2 c other_paths", "d2 e 1h", "w2 b other_paths", "w2 c 2h", "w2 e 2h");
    }

    @Test
    void whereTheHistoryIsMissingOnlyTheDeployedCommitIsASample() {
        assertThat(desk.commitsOf("a<@0 b@1 c<b@2 d1=x@0.5 d2=c@3 d4=z@5"))
                .containsExactly("d2 c 1h +history_incomplete", "d4 z no_time +history_incomplete");
        assertThat(desk.gaps()).containsExactly("d1 baseline", "d2 history_incomplete", "d4 unknown_commit");
    }

    @Test
    void aCommitOfTheNearFutureTakesNoTimeAndOneOfTheFarFutureIsLeftOut() {
        assertThat(desk.commitsOf("a<@0 b<a@3.05 c<b@4 d1=a@1 d2=c@3"))
                .containsExactly("d2 b 0h +clamped", "d2 c in_the_future");
    }

    @Test
    void anOldAuthorDateStays() {
        assertThat(desk.commitsOf("a<@200 b<a@2[committed=202] d1=a@201 d2=b@203"))
                .containsExactly("d2 b 201h");
    }

    @Test
    void anEarlierDeploymentThatIsToldLaterTakesItsCommits() {
        assertThat(desk.commitsOf("a<@0 b<a@1 c<b@2 d1=a@0.5 d3=c@5")).containsExactly("d3 b 4h", "d3 c 3h");

        assertThat(desk.commitsOf("d2=b@4")).containsExactly("d2 b 3h", "d3 c 3h");
        assertThat(desk.closed()).isEqualTo(1);
    }

    @Test
    void commitsOfBotsAreMarked() {
        assertThat(desk.commitsOf("a<@0 b<a@1[by=dependabot[bot]] c<b@1[by=Renovate] e<c@1[by=maya] d1=a@0.5 d2=e@2"))
                .containsExactly("d2 b 1h bot", "d2 c 1h bot", "d2 e 1h");
    }

    @Test
    void whatWasWrittenAfterTheMergeBeganWhenItsRequestWasOpened() {
        assertThat(desk.commitsOf("a<@0 b<a@4[pr=7] #7[opened=1,merged=2] d1=a@0.5 d2=b@5"))
                .containsExactly("d2 b 4h opened +authored_after_merge");
        assertThat(desk.changes()).containsExactly("d2 #7 4h opened +authored_after_merge");
    }

    @Test
    void theStagesOfAChangeRequestAddUp() {
        desk.commitsOf(
                "a<@0 b<a@1[pr=7] c<b@3[pr=7] m<a,c@6 #7[opened=2,reviewed=4,approved=5,merged=6,merge=m] d1=a@0.5 d2=m@9[created=8]");

        assertThat(desk.stages("b")).isEqualTo("1 2 2 2 - 1");
        assertThat(desk.stages("c")).as("written after the request was opened").isEqualTo("- 1 2 2 - 1");
        assertThat(desk.stages("#7")).isEqualTo("1 2 2 2 - 1");
        assertThat(desk.changes()).containsExactly("d2 #7 8h");
        assertThat(jdbc.sql("select approval_to_merge_s || ' ' || merge_s from metrics.sample where unit = 'change'")
                        .query(String.class)
                        .single())
                .isEqualTo("3600 10800");
    }

    @Test
    void aChangeRequestThatIsOpenHasNotArrived() {
        desk.commitsOf("a<@0 b<a@1[pr=7] #7[opened=2] d1=a@0.5 d2=b@3");

        assertThat(desk.changes()).isEmpty();
    }

    @Test
    void theFirstOfTwoProductionEnvironmentsCounts() {
        var history =
                "a<@0 b<a@1 d1=a@0.5 e1=a@0.6[in=prod-eu] d2=b@3 e2=b@2[in=prod-eu] s1=a@0.5[in=staging] s2=b@1.5[in=staging]";

        assertThat(desk.commitsOf(history)).containsExactly("s2 b 0.50h", "e2 b 1h", "d2 b 2h again");
    }

    @Test
    void whatIsDerivedAgainStaysAsItIs() {
        desk.tell(
                "a<@0 b<a@1 c<b@2 d1=a@0.5 d2=c@3 e1=a@0.5[in=prod-eu] e2=c@4[in=prod-eu] #7[opened=1,merged=2,merge=c]");
        assertThat(desk.settle()).isNotEmpty();
        var before = desk.all();

        assertThat(desk.settle()).isEmpty();

        assertThat(desk.all()).isEqualTo(before);
        assertThat(desk.closed()).isZero();
    }

    @Test
    void aFullerReportOfACommitIsTakenUp() {
        desk.commitsOf("a<@0 c<b@2 d1=a@0.5 d2=c@3");
        assertThat(desk.gaps()).contains("d2 history_incomplete");

        desk.tell("b<a@1");
        var changed = desk.settle(new Settling(Map.of(), Map.of(), Set.of(commit("b")), Set.of()));

        assertThat(desk.commits()).containsExactly("d2 b 2h", "d2 c 1h");
        assertThat(desk.gaps()).containsExactly("d1 baseline");
        assertThat(changed.values()).containsExactly(ShortHistory.at("3"));
    }

    @Test
    void aChangeRequestThatIsToldLaterIsTakenUp() {
        assertThat(desk.commitsOf("a<@0 x<a@1 s<a@4 d1=a@0.5 d2=s@5")).containsExactly("d2 s 1h");

        desk.tell("#7[opened=2,merged=4,merge=s,commits=x]");
        desk.settle(new Settling(Map.of(), Map.of(), Set.of(), Set.of(new Settling.Change(repository(), 7))));

        assertThat(desk.commits()).containsExactly("d2 s 4h original +squash");
        assertThat(desk.changes()).containsExactly("d2 #7 4h");
    }

    @Test
    void whatIsGoneFromTheLedgerIsForgotten() {
        desk.commitsOf("a<@0 b<a@1 c<b@2 d1=a@0.5 d2=b@3 d3=c@4");
        jdbc.sql("delete from deployments.deployment where external_id = 'd2'").update();

        desk.settle();

        assertThat(desk.commits()).containsExactly("d3 b 3h", "d3 c 2h");
        assertThat(desk.closed()).isZero();
    }

    private Settling.Commit commit(String name) {
        return new Settling.Commit(repository(), ShortHistory.sha(name));
    }

    private long repository() {
        return jdbc.sql("select id from catalog.repositories").query(Long.class).single();
    }

    private void paths(String service, String prefix) {
        jdbc.sql(
                        "insert into catalog.service_path (service_id, prefix) select id, :prefix from catalog.service where name = :service")
                .param("service", service)
                .param("prefix", prefix)
                .update();
    }
}
