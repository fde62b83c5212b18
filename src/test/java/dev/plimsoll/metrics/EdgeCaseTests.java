package dev.plimsoll.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.catalog.CatalogEditor;
import dev.plimsoll.incidents.PlacementActs;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What counts and what failed, in the cases where tools disagree; asked as programs ask: E1 to E20 and E31 to E40
 * of the list of edge cases. What is about commits, E3 and E21 to E30, is in LeadTimeSamplesTests too; days of a clock change
 * are in CalculationTests.
 */
@PlimsollTest
class EdgeCaseTests {

    /** Four commits in a row; the first runs since 1. */
    private static final String BEGIN = "a<@0 b<a@1 c<b@1.5 e<c@1.6 d0=a@1 ";

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private PlacementActs incidents;

    @Autowired
    private CatalogEditor catalog;

    private MetricsDesk desk;

    @BeforeEach
    void begin() {
        plimsoll.empty();
        desk = new MetricsDesk(plimsoll);
    }

    @AfterEach
    void empty() {
        plimsoll.empty();
    }

    @Test
    void aRollbackMakesWhatItWithdrewAFailureAndIsRework() {
        desk.tell(BEGIN + "d1=b@2 d2=a@3");

        assertThat(desk.kinds()).isEqualTo("d0 baseline, d1 change, d2 rollback");
        assertThat(desk.failed()).isEqualTo("d1");
        assertThat(desk.counts()).isEqualTo("n=3 failed=1/1 rework=1/3 lead=1");
    }

    @Test
    void ofTwoThatARollbackWithdrewTheFirstFailedWhenNoIncidentSaysOtherwise() {
        desk.tell(BEGIN + "d1=b@2 d2=c@3 d3=a@4");

        assertThat(desk.failed()).isEqualTo("d1");
        assertThat(desk.counts()).isEqualTo("n=4 failed=1/2 rework=1/4 lead=2");
    }

    @Test
    void ofTwoThatARollbackWithdrewTheOneThatRanWhenTheIncidentBeganFailed() {
        desk.tell(BEGIN + "d1=b@2 d2=c@3 d3=a@4 !I1@3.5-4.2");

        assertThat(desk.failed()).isEqualTo("d2");
        assertThat(desk.counts()).isEqualTo("n=4 failed=1/2 rework=1/4 lead=2");
    }

    @Test
    void commitsThatComeAgainInsideAnotherDeploymentAreNoSecondSamples() {
        desk.tell(BEGIN + "d1=b@2 d2=a@3 d3=c@6");

        assertThat(desk.kinds()).isEqualTo("d0 baseline, d1 change, d2 rollback, d3 change");
        assertThat(desk.leads()).isEqualTo("d1 b 1.0, d3 c 4.5");
    }

    @Test
    void whatWasRolledBackAndComesBackIsAReReleaseAndNobodyFailedForIt() {
        desk.tell(BEGIN + "d1=b@2 d2=a@3 d3=b@4");

        assertThat(desk.kinds()).isEqualTo("d0 baseline, d1 change, d2 rollback, d3 re_release");
        assertThat(desk.failed()).isEqualTo("d1");
        assertThat(desk.counts()).isEqualTo("n=4 failed=1/1 rework=1/4 lead=1");
    }

    @Test
    void aReReleaseThatIsRolledBackAgainIsARollback() {
        desk.tell(BEGIN + "d1=b@2 d2=a@3 d3=b@4 d4=a@5 d5=b@6");

        assertThat(desk.kinds())
                .isEqualTo("d0 baseline, d1 change, d2 rollback, d3 re_release, d4 rollback, d5 re_release");
    }

    @Test
    void commitsOfAWithdrawnVersionThatShipAgainInsideAnotherAreCountedButNoSecondSample() {
        desk.tell("a<@0 b<a@1 c<b@1.5 m<a,c@4.5 d0=a@0.5 d1=c@2 d2=a@3 d3=m@5 d4=a@6 d5=b@7");

        assertThat(desk.kinds())
                .isEqualTo("d0 baseline, d1 change, d2 rollback, d3 redeploy_of_withdrawn, d4 rollback, "
                        + "d5 redeploy_of_withdrawn");
        assertThat(desk.leads()).isEqualTo("d1 b 1.0, d1 c 0.5, d3 m merge");
        assertThat(desk.counts()).startsWith("n=6 ");
    }

    @Test
    void commitsOfAWithdrawnVersionThatShipAgainWithANewOneAreAChange() {
        desk.tell("a<@0 b<a@1 c<b@4 d0=a@0.5 d1=b@2 d2=a@3 d3=c@5");

        assertThat(desk.kinds()).isEqualTo("d0 baseline, d1 change, d2 rollback, d3 change");
        assertThat(desk.leads()).isEqualTo("d1 b 1.0, d3 c 1.0");
    }

    @Test
    void theSameCommitTwiceIsARepeatAndNotCounted() {
        desk.tell(BEGIN + "d1=b@2 d2=b@2.06");

        assertThat(desk.kinds()).isEqualTo("d0 baseline, d1 change, d2 redeploy!");
        assertThat(desk.measures()
                        .path("deployment_frequency")
                        .path("redeploys")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void theSameCommitWithAnotherConfigurationIsCounted() {
        desk.tell(BEGIN + "d1=b@2[config=x] d2=b@3[config=y]");

        assertThat(desk.kinds()).isEqualTo("d0 baseline, d1 change, d2 config");
        assertThat(desk.counts()).isEqualTo("n=3 failed=0/2 rework=0/3 lead=1");
    }

    @Test
    void whatFailsBeforeProductionIsAnAttemptAndNothingElse() {
        desk.tell(BEGIN + "d1=b@2[status=failed]");

        assertThat(desk.kinds()).isEqualTo("d0 baseline");
        assertThat(desk.measures().path("observed").path("failed_attempts").asInt())
                .isEqualTo(1);
    }

    @Test
    void whatReachedOnlyAPartCountsAsAChangeAndFailedIfItWasRolledBack() {
        desk.tell(BEGIN + "d1=b@2[status=partial] d2=a@3");

        assertThat(desk.kinds()).isEqualTo("d0 baseline, d1 change, d2 rollback");
        assertThat(desk.failed()).isEqualTo("d1");
    }

    @Test
    void whatReachedOnlyAPartAndThenAllIsOneDeployment() {
        desk.tell(BEGIN + "d1=b@2[status=partial] d2=b@3");

        assertThat(desk.kinds()).isEqualTo("d0 baseline, d1 redeploy!, d2 change");
    }

    @Test
    void whatWasCalledOffIsIgnored() {
        desk.tell(BEGIN + "d1=b@2[status=cancelled]");

        assertThat(desk.kinds()).isEqualTo("d0 baseline");
        assertThat(desk.measures().path("observed").path("failed_attempts").asInt())
                .isZero();
    }

    @Test
    void whatSucceededAndBrokeFiveMinutesLaterFailed() {
        desk.tell(BEGIN + "d1=b@2 !I1@2.1-2.5");

        assertThat(desk.failed()).isEqualTo("d1");
    }

    @Test
    void incidentsThatOverlapAreOneFailureAndItEndsWithTheLastOfThem() {
        desk.tell(BEGIN + "d1=b@2[started=1.9] !I1@2.1-2.5 !I2@2.2-3");

        assertThat(desk.counts()).isEqualTo("n=2 failed=1/1 rework=0/2 lead=1");
        var recovery = desk.measures().path("failed_deployment_recovery_time");
        assertThat(recovery.path("value_s").asDouble()).isEqualTo(3960);
        assertThat(recovery.path("n").asInt()).isEqualTo(1);
    }

    @Test
    void ofTwoServicesTheOneThatIsAffectedFailed() {
        desk.tell(BEGIN + "s0=a@1[of=shop] d1=b@2 s1=b@2.5[of=shop] !I1@3-4[of=pay]");

        assertThat(desk.failed()).isEqualTo("d1");
    }

    @Test
    void ofTwoAffectedServicesTheLatestDeploymentFailed() {
        desk.tell(BEGIN + "s0=a@1[of=shop] d1=b@2 s1=b@2.5[of=shop] !I1@3-4[of=pay+shop]");

        assertThat(desk.failed()).isEqualTo("s1");
    }

    @Test
    void anIncidentThatIsStillOpenCountsAndItsRecoveryIsOpen() {
        desk.tell(BEGIN + "d1=b@2 !I1@2.1-");

        assertThat(desk.counts()).isEqualTo("n=2 failed=1/1 rework=0/2 lead=1");
        var recovery = desk.measures().path("failed_deployment_recovery_time");
        assertThat(recovery.path("value_s").isNull()).isTrue();
        assertThat(recovery.path("reason").asString()).isEqualTo("none_recovered");
        assertThat(recovery.path("open").asInt()).isEqualTo(1);
    }

    @Test
    void anIncidentThatIsOpenedAgainGoesOn() {
        desk.tell(BEGIN + "d1=b@2[started=2] !I1@2.1-2.5[updated=2.6] !I1@2.1-4[updated=4.1]");

        assertThat(desk.measures()
                        .path("failed_deployment_recovery_time")
                        .path("value_s")
                        .asDouble())
                .isEqualTo(2 * 3600.0);
    }

    @Test
    void anIncidentWithoutADeploymentBeforeItIsNobodysFailure() {
        desk.tell(BEGIN + "d1=b@2 !I1@40-41");

        assertThat(desk.counts()).isEqualTo("n=2 failed=0/1 rework=0/2 lead=1");
    }

    @Test
    void anIncidentOneDayAfterIsLaidAtTheDoorAndOneSecondLaterNoLonger() {
        desk.tell(BEGIN + "d1=b@2 d2=c@40 !I1@26-27 !I2@64.0003-65");

        assertThat(desk.failed()).isEqualTo("d1");
    }

    @Test
    void anIncidentThatBeganWhileTheRolloutWentOnIsLaidAtItsDoor() {
        desk.tell(BEGIN + "d1=b@4[started=2] !I1@3-5");

        assertThat(desk.failed()).isEqualTo("d1");
    }

    @Test
    void severalServicesOfOnePipelineAreOneDeploymentEachAndOneRollOut() {
        desk.tell(BEGIN + "s0=a@1[of=shop] d1=b@2[rollout=r1] s1=b@2.2[of=shop,rollout=r1]");

        var frequency = desk.measures().path("deployment_frequency");
        assertThat(frequency.path("n").asInt()).isEqualTo(4);
        assertThat(frequency.path("rollouts").asInt()).isEqualTo(3);
    }

    @Test
    void regionsAreOneDeploymentWithinSixHoursAndTwoLaterOn() {
        desk.tell("a<@0 b<a@1 d0=a@1[target=eu] d1=a@1.5[target=us] d2=b@2[target=eu] d3=b@8[target=us]"
                + " c<b@9 d4=c@10[target=eu] d5=c@16.01[target=us]");

        assertThat(desk.kinds()).isEqualTo("d0 baseline, d1 baseline!, d2 change, d3 change!, d4 change, d5 change");
    }

    @Test
    void productionEnvironmentsAreOneDeploymentAndEachOfThemHasItsOwn() {
        desk.tell(BEGIN + "u0=a@1.2[in=prod-us] d1=b@2 u1=b@3[in=prod-us]");

        assertThat(desk.counts()).startsWith("n=2 ");
        assertThat(desk.counts("&environment=prod-us")).startsWith("n=2 ");
    }

    @Test
    void oneRegionThatIsRolledBackFailsTheWholeRollOutOnce() {
        desk.tell("a<@0 b<a@1 d0=a@1[target=eu] d1=a@1.5[target=us] d2=b@2[target=eu] d3=b@3[target=us]"
                + " d4=a@4[target=us]");

        assertThat(desk.failed()).isEqualTo("d2");
        assertThat(desk.counts()).startsWith("n=3 failed=1/1 rework=1/3");
    }

    @Test
    void anOlderDeploymentThatIsToldLaterChangesWhatFollows() {
        desk.tell("a<@0 b<a@1 c<b@1.5 d0=a@1 d2=c@3");
        assertThat(desk.leads()).isEqualTo("d2 b 2.0, d2 c 1.5");

        desk.tell("d1=b@2");

        assertThat(desk.kinds()).isEqualTo("d0 baseline, d1 change, d2 change");
        assertThat(desk.leads()).isEqualTo("d1 b 1.0, d2 c 1.5");
    }

    @Test
    void twoThatEndInTheSameSecondAreBothKept() {
        desk.tell(BEGIN + "d2=b@2[started=1.8] d1=c@2[started=1.9]");

        assertThat(desk.counts()).startsWith("n=3 ");
    }

    @Test
    void anOffsetIsNotDropped() {
        desk.tell(List.of("{\"type\":\"deployment\",\"id\":\"d1\",\"service\":\"pay\",\"environment\":\"production\","
                + "\"sha\":\"%s\",\"status\":\"succeeded\",\"finished_at\":\"2026-11-03 21:50:00 +0200\"}"
                        .formatted("a".repeat(40))));

        assertThat(desk.rows("deployment_frequency", "")
                        .get(0)
                        .path("finished_at")
                        .asString())
                .isEqualTo("2026-11-03T19:50:00Z");
    }

    @Test
    void aDeploymentThatIsToldAgainKeepsItsEnd() {
        desk.tell(BEGIN + "d1=b@2");
        desk.tell("d1=b@9");

        assertThat(desk.leads()).isEqualTo("d1 b 1.0");
    }

    @Test
    void aFeatureFlagIsNoDeployment() {
        desk.tell(BEGIN + "d1=-@2[kind=flag]");

        assertThat(desk.kinds()).isEqualTo("d0 baseline, d1 flag!");
        assertThat(desk.counts()).startsWith("n=1 ");
    }

    @Test
    void anIncidentMayBeLaidAtTheDoorOfAFeatureFlag() {
        desk.tell(BEGIN + "d1=-@2[kind=flag] !I1@3-5");

        var door = plimsoll.get("/api/v1/incidents").path("incidents").path(0).path("attribution");
        assertThat(door.path("rule").asInt()).isEqualTo(3);
        assertThat(door.path("deployment").asLong())
                .isEqualTo(desk.rows("deployment_frequency", "")
                        .get(1)
                        .path("number")
                        .asLong());
        assertThat(desk.counts()).isEqualTo("n=1 failed=0/0 rework=0/1 lead=0");
    }

    @Test
    void aWindowWithoutDeploymentsHasNoneADayAndReasonsForTheRest() {
        desk.tell(BEGIN + "d1=b@2");

        var all = desk.measures("&from=2026-11-10&to=2026-11-20");

        assertThat(desk.counts("&from=2026-11-10&to=2026-11-20")).isEqualTo("n=0 failed=0/0 rework=0/0 lead=0");
        assertThat(all.path("deployment_frequency").path("value").asDouble()).isZero();
        assertThat(all.path("change_fail_rate").path("value").isNull()).isTrue();
        assertThat(all.path("change_fail_rate").path("reason").asString()).isEqualTo("no_deployments");
        assertThat(all.path("change_lead_time").path("value_s").isNull()).isTrue();
        assertThat(all.path("rework_rate").path("value").isNull()).isTrue();
    }

    @Test
    void aMendThatNamesWhatItMendsMakesThatAFailureAndIsRework() {
        desk.tell(BEGIN + "d1=b@2[started=2] d2=c@3[fixes=d1]");

        assertThat(desk.failed()).isEqualTo("d1");
        assertThat(desk.counts()).isEqualTo("n=3 failed=1/2 rework=1/3 lead=2");
        assertThat(desk.measures()
                        .path("failed_deployment_recovery_time")
                        .path("value_s")
                        .asDouble())
                .isEqualTo(3600.0);
    }

    @Test
    void aRevertOfACommitOfAFailedDeploymentIsRework() {
        desk.tell(BEGIN + "d1=b@2 !I1@2.1-4 r<b@3[revert=b] d2=r@3.5");

        assertThat(desk.counts()).isEqualTo("n=3 failed=1/2 rework=1/3 lead=1");
        assertThat(desk.leads()).isEqualTo("d1 b 1.0, d2 r revert");
    }

    @Test
    void anIncidentThatIsMergedIntoAnotherFollowsThatOne() {
        desk.tell(BEGIN + "d1=b@2 d2=c@40 !I1@2.1-3 !I2@40.5-41");
        assertThat(desk.failed()).isEqualTo("d1, d2");

        incidents.merge("I2", "I1", "ann");

        assertThat(desk.failed()).isEqualTo("d1");
    }

    @Test
    void aCanaryCountsWhenItIsPromotedAndOnce() {
        desk.tell(BEGIN + "d1=b@2[slot=canary,weight=10] d2=b@3");

        assertThat(desk.kinds()).isEqualTo("d0 baseline, d1 change!, d2 change");
        assertThat(desk.counts()).startsWith("n=2 failed=0/1");
    }

    @Test
    void aRenamedServiceKeepsItsHistory() {
        desk.tell(BEGIN + "d1=b@2");
        catalog.renameService("pay", "payments");
        desk.tell("d2=c@3");

        assertThat(desk.counts("&service=payments")).isEqualTo("n=3 failed=0/2 rework=0/3 lead=2");
        assertThat(desk.counts("&service=pay")).isEqualTo("n=3 failed=0/2 rework=0/3 lead=2");
    }

    @Test
    void aMendThatNamesADeploymentOfAnotherServiceSaysNothingAboutIt() {
        desk.tell("a<@0 b<a@1 d0=a@1 d1=b@2 s0=a@1[of=shop] s1=b@3[of=shop,fixes=d1]");
        assertThat(desk.counts()).startsWith("n=4 failed=0/2");

        desk.tell("s2=a@5[of=shop]");

        assertThat(desk.counts()).startsWith("n=5 failed=1/2");
    }

    @Test
    void aRegionThatWasReachedOnlyInPartStaysInItsRollOut() {
        desk.tell("a<@0 b<a@1 c<b@2 d0=a@1[target=us] d1=a@1.1[target=eu] d2=b@2[target=us]"
                + " d3=b@2.5[target=eu,status=partial]");
        assertThat(desk.counts()).startsWith("n=2 failed=0/1");

        desk.tell("d4=c@90[target=us]");

        assertThat(desk.counts()).startsWith("n=3 failed=0/2");
    }

    @Test
    void theFirstVersionOfANewRegionHidesNoChange() {
        desk.tell("a<@0 b<a@1 d0=a@1[target=eu] d1=b@2[target=us] d2=b@3[target=eu] !I1@3.5-5 d3=a@4[target=eu]");

        assertThat(desk.kinds()).isEqualTo("d0 baseline, d1 baseline, d2 change, d3 rollback");
        assertThat(desk.failed()).isEqualTo("d2");
    }

    @Test
    void aHotfixIsReworkAlsoWhenItsLabelComesLater() {
        desk.tell(BEGIN + "d1=b@2 !I1@2.1-4 #7[opened=2.5,merged=3,merge=c,commits=c] d2=c@3.5");
        assertThat(desk.counts()).isEqualTo("n=3 failed=1/2 rework=0/3 lead=2");

        desk.tell("#7[opened=2.5,merged=3,merge=c,commits=c,label=hotfix,updated=6]");

        assertThat(desk.counts()).isEqualTo("n=3 failed=1/2 rework=1/3 lead=2");
    }

    @Test
    void commitsOfBotsAreCountedUnlessTheyAreNotAskedFor() {
        desk.tell("a<@0 b<a@1[by=dependabot[bot]] d0=a@1 d1=b@2");

        assertThat(desk.counts()).endsWith("lead=1");
        assertThat(desk.counts("&bots=false")).endsWith("lead=0");
    }
}
