package dev.plimsoll.gates.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.gates.Freezes;
import dev.plimsoll.testing.Plimsoll;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Where else gates are seen: on Now, in the state of production, in the inbox, and by what came past them. */
class OverviewStoriesTests extends StoryTest {

    @Autowired
    private Freezes freezes;

    @Test
    void nowShowsWhatWaitsForApprovalAndLeadsThere() {
        gate("approvals: {mode: enforced, count: 2}\n");
        deployed("a", "production", SHA_A, DIGEST_A, clock.instant().minusSeconds(3600));
        var gate = ask();

        var now = read("/now", "ann");
        assertThat(now.select("td[data-env=production] a.cell.wait").text()).isEqualTo("aaaaaaabbbbbbb waits");
        assertThat(now.select("#attention a").eachAttr("href")).contains(address(gate));
        assertThat(now.select("#attention").text())
                .contains("pay to production waits for approval of bbbbbbb: 0 of 2 approvals, waiting for 2 more");
        assertThat(now.select("#state").text()).contains("1 waiting for approval");
        assertThat(read("/peek/pay?environment=production", "ann").text())
                .contains("At the gate Waits for approval: 0 of 2 approvals, waiting for 2 more");
    }

    @Test
    void nowShowsWhatIsHeldAndThatProductionIsFrozen() {
        gate("approvals: {mode: enforced, count: 2}\n");
        deployed("a", "production", SHA_A, DIGEST_A, clock.instant().minusSeconds(3600));
        freezes.stop(Duration.ofHours(2), "everything burns", "INC-8", null, "production", "ann");
        var gate = ask();

        var now = read("/now", "ann");
        assertThat(now.select("td[data-env=production] a.cell.cold").text()).contains("bbbbbbb held");
        assertThat(now.select("#attention").text()).contains("pay to production: the gate holds bbbbbbb: closed by");
        assertThat(now.select("#attention a").eachAttr("href")).contains(address(gate));
        assertThat(now.select("#state").text()).contains("Frozen until ", "1 held");
    }

    @Test
    void theInboxFindsAServiceByItsName() {
        ask("service", "cart");
        ask("service", "checkout");

        var inbox = read("/approvals?q=CHECK", "ann");
        assertThat(inbox.select(".requests a").eachText()).containsExactly("checkout to production");
        assertThat(inbox.select("#q").val()).isEqualTo("CHECK");
        assertThat(read("/approvals", "ann").select(".requests a")).hasSize(2);
    }

    @Test
    void whatCameWithoutAGateIsListedAndCountedAgainstIt() {
        gate("approvals: {mode: enforced, count: 1}\n");
        var gate = ask();
        approve(gate, "ann");
        state(gate);
        assertThat(consume(gate, DIGEST_B).statusCode()).isEqualTo(200);
        deployed("gated", "production", SHA_B, DIGEST_B, clock.instant().plusSeconds(1));
        deployed("past", "production", SHA_A, DIGEST_A, clock.instant().plusSeconds(2));

        var page = read("/gates/coverage?days=7", "ann");
        assertThat(page.select("section:has(#covered-title) tbody tr").text()).isEqualTo("production 2 1 50 %");
        assertThat(page.select("section:has(#ungated-title) tbody tr").eachText())
                .singleElement()
                .asString()
                .contains("pay production aaaaaaa");
        assertThat(read("/gates/coverage?days=nonsense", "ann")
                        .select("#page [aria-current=true]")
                        .text())
                .isEqualTo("30 days");
    }

    @Test
    void g6AnUnreviewedChangeInProductionIsFoundAfterwards() {
        commit(SHA_A, "", "maya", "\"src/pay.c\"");
        deployed("a", "production", SHA_A, DIGEST_A, clock.instant().minusSeconds(7200));
        report(
                "{\"type\":\"deployment\",\"id\":\"bc\",\"service\":\"pay\",\"environment\":\"production\",\"kind\":\"config\",\"config_hash\":\"c-2\",\"status\":\"succeeded\",\"finished_at\":\"%s\"}"
                        .formatted(clock.instant().minusSeconds(3600)));

        assertThat(read("/gates/coverage", "ann")
                        .select("section:has(#unreviewed-title) tbody tr")
                        .eachText())
                .anySatisfy(row -> assertThat(row).contains("pay", "0 of 1 code reviews on the change"));
    }

    @Test
    void whoMayNotApproveMayNotTickNorBreak() {
        gate("checklist: {mode: enforced, items: [Announced]}\n");
        var gate = ask();
        stage.dismiss("bob");

        send(address(gate) + "/checklist", "bob", "item", "Announced", "done", "true");
        assertThat(poll(gate).path("because").asString()).startsWith("0 of 1 points");
        assertThat(send(address(gate) + "/breaker", "bob", "reason", "please").getRedirectedUrl())
                .isEqualTo(address(gate));
        assertThat(jdbc.sql("select count(*) from gates.breaker_closing")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(read(address(gate) + "/glass", "bob").text()).contains("You may not do this");
    }

    @Test
    void anEmergencyStopHoldsAlsoWhereThePolicyHasNoHours() {
        gate("calendar: {mode: off}\napprovals: {mode: enforced, count: 1}\n");
        freezes.stop(Duration.ofHours(2), "everything burns", "INC-8", null, "production", "ann");

        assertThat(ask().path("state").asString()).isEqualTo("held");
    }

    @Test
    void onlyWhatRanBeforeWithItsConfigurationGoesBackThroughAFreeze() {
        gate("approvals: {mode: enforced, count: 2}\n");
        deployed("a", "production", SHA_A, DIGEST_A, clock.instant().minus(Duration.ofDays(2)));
        deployed("b", "production", SHA_B, DIGEST_B, clock.instant().minus(Duration.ofDays(1)));
        freezes.stop(Duration.ofHours(2), "everything burns", "INC-8", null, "production", "ann");

        var back = ask("sha", SHA_A, "digest", DIGEST_A, "rollback", true);
        assertThat(back.path("because").asString()).isEqualTo("0 of 1 approvals, waiting for 1 more");
        assertThat(ask("sha", SHA_A, "digest", DIGEST_A, "config_hash", "new", "rollback", true)
                        .path("state")
                        .asString())
                .as("with a configuration that never ran")
                .isEqualTo("held");
        assertThat(ask("sha", "c".repeat(40), "digest", DIGEST_A, "rollback", true)
                        .path("state")
                        .asString())
                .as("of a commit that never ran")
                .isEqualTo("held");
        assertThat(ask("sha", SHA_A, "digest", null, "image", "evil.example/pay:latest", "rollback", true)
                        .path("state")
                        .asString())
                .as("by the name of an image")
                .isEqualTo("held");
    }

    @Test
    void anEnvironmentThatNobodyHasSortedCountsAsProduction() {
        assertThat(ask("environment", "prodution").path("because").asString())
                .isEqualTo("0 of 1 approvals, waiting for 1 more");
    }

    @Test
    void whatOnlyControlsIsRefusedWithItsFieldAndNotKept() {
        for (var body : List.of(
                "{\"service\":\"pay\\u0000\",\"environment\":\"production\",\"sha\":\"b1\"}",
                "{\"service\":\"pay\",\"environment\":\"production\",\"sha\":\"b1\",\"ref\":\"a\\u0000\"}",
                "{\"service\":\"pay\",\"environment\":\"production\",\"sha\":\"b1\",\"required_secrets\":[null,\"\"]}",
                "{\"service\":\"pay\",\"environment\":\"production\",\"sha\":\"b1\",\"hands\":[null]}")) {
            var answer = plimsoll.post(
                    "/api/v1/gates",
                    Map.of(
                            "Authorization", "Bearer " + Plimsoll.REPORTER,
                            "Content-Type", "application/json",
                            "Idempotency-Key", "bad"),
                    body.getBytes(StandardCharsets.UTF_8));
            assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 422);
        }
    }

    @Test
    void labelsAndOtherWordsOfAPipelineAreOnlyEverText() {
        gate("approvals: {mode: enforced, count: 1}\n");
        var gate = ask("labels", Map.of("x", "<script>"), "ref", "refs/heads/<b>main");

        assertThat(page(gate, "ann").select("#page script, #page b:contains(main)"))
                .isEmpty();
    }
}
