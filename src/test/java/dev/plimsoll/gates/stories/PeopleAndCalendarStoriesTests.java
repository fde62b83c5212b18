package dev.plimsoll.gates.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Gates and process: rows G1 to G5 and G12 of the stories. */
class PeopleAndCalendarStoriesTests extends StoryTest {

    private static final String FD = """
            approvals: {mode: enforced, count: 2}
            calendar: {mode: enforced, zone: Europe/London, closed: [Fri 16:00 to Mon 08:00]}
            branch: {mode: enforced, allowed: [refs/heads/main]}
            """;

    @Test
    void g1TwoPeopleOpenProductionAndNobodyCountsTwice() {
        gate("approvals: {mode: enforced, count: 2}\n");
        var gate = ask();

        assertThat(approve(gate, "ann").select(".told").text()).contains("1 of 2 approvals, waiting for 1 more");
        assertThat(poll(gate).path("because").asString()).isEqualTo("1 of 2 approvals, waiting for 1 more");
        send(address(gate) + "/votes", "ann", "decision", "approve", "evidence", evidence(gate));
        assertThat(words(gate)).contains("1 of 2 approvals, waiting for 1 more");
        assertThat(approve(gate, "dev").select("[role=alert]").text()).contains("Dev had a hand in it");

        assertThat(approve(gate, "bob").select(".told").text()).contains("Approved: 2 of 2 approvals: Ann, Bob");
        assertThat(state(gate)).isEqualTo("approved");
        assertThat(consume(gate, DIGEST_B).statusCode()).isEqualTo(200);
        assertThat(consume(gate, DIGEST_B).statusCode()).isEqualTo(409);
    }

    @Test
    void g2FridayAt1647IsHeldOverTheWeekendAndMondayAtEightOpens() {
        gate(FD);
        clock.travelTo(london("2027-01-15T16:47:00"));
        var gate = ask();

        assertThat(gate.path("state").asString()).isEqualTo("held");
        assertThat(gate.path("because").asString()).endsWith("opens Mon 08:00 (in 63 h 13 min)");
        assertThat(words(gate)).startsWith("Held: ").contains("opens Mon 08:00 (in 63 h 13 min)");
        approve(gate, "ann");
        approve(gate, "bob");
        assertThat(state(gate)).isEqualTo("held");

        clock.travelTo(london("2027-01-18T07:59:30"));
        recheck(gate);
        assertThat(state(gate)).isEqualTo("held");
        clock.travelTo(london("2027-01-18T08:00:00"));
        recheck(gate);
        assertThat(state(gate)).isEqualTo("approved");
        assertThat(words(gate)).startsWith("Approved: 2 of 2 approvals: Ann, Bob");
    }

    /** A second before a bound is open, the bound itself is closed: the clock goes on meanwhile, so the margin is some seconds. */
    @ParameterizedTest
    @CsvSource({
        "2027-01-15T15:59:50, pending",
        "2027-01-15T16:00:00, held",
        "2027-01-18T07:59:50, held",
        "2027-01-18T08:00:00, pending"
    })
    void g2ClosesAndOpensOnTheMinute(String wall, String state) {
        gate(FD);
        clock.travelTo(london(wall));

        assertThat(ask().path("state").asString()).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/London, 2027-01-15T16:00:00, 64 h",
        "Europe/London, 2026-03-27T16:00:00, 63 h",
        "Europe/London, 2026-10-23T16:00:00, 65 h",
        "America/New_York, 2026-03-06T16:00:00, 63 h",
        "America/New_York, 2026-10-30T16:00:00, 65 h"
    })
    void g2TheWeekendIsAsLongAsTheClocksOfItsZoneMakeIt(String zone, String wall, String length) {
        gate("calendar: {mode: enforced, zone: %s, closed: [Fri 16:00 to Mon 08:00]}\n".formatted(zone));
        var closes = LocalDateTime.parse(wall).atZone(ZoneId.of(zone)).toInstant();
        clock.travelTo(closes);
        var gate = ask();

        assertThat(gate.path("because").asString()).endsWith("opens Mon 08:00 (in %s)".formatted(length));
        var opens = closes.plus(Duration.ofHours(Long.parseLong(length.substring(0, 2))));
        assertThat(gate.path("state").asString()).isEqualTo("held");
        assertThat(words(gate)).contains("opens Mon 08:00 (in %s)".formatted(length));
        clock.travelTo(opens.minusSeconds(30));
        recheck(gate);
        assertThat(state(gate)).isEqualTo("held");
        clock.travelTo(opens);
        recheck(gate);
        assertThat(state(gate)).isEqualTo("approved");
    }

    @ParameterizedTest
    @CsvSource({
        "refs/heads/main, pending",
        "refs/heads/feature/main, denied",
        "refs/tags/main, denied",
        "refs/pull/7/merge, denied"
    })
    void g3OnlyTheBranchOfThatFullNamePasses(String ref, String state) {
        gate("approvals: {mode: enforced, count: 2}\nbranch: {mode: enforced, allowed: [refs/heads/main]}\n");
        var gate = ask("ref", ref);

        assertThat(gate.path("state").asString()).isEqualTo(state);
        if (state.equals("denied")) {
            assertThat(gate.path("because").asString()).contains("rule branch", ref);
            assertThat(words(gate)).startsWith("Denied: rule branch").contains(ref);
        }
    }

    @Test
    void g4AHotfixNeedsTwoApprovalsTooAndOnlyTheBrokenGlassPasses() {
        gate("approvals: {mode: enforced, count: 2}\n");
        var gate = ask("labels", Map.of("hotfix", "true"), "ref", "refs/heads/hotfix/now");
        assertThat(gate.path("because").asString()).isEqualTo("0 of 2 approvals, waiting for 2 more");

        password("ann", "a long password of ann");
        var sheet = read(address(gate) + "/glass", "ann");
        assertThat(sheet.select("h1").text()).isEqualTo("Break the glass");
        assertThat(sheet.text())
                .contains("What stands in the way now: 0 of 2 approvals", "Somebody else has to look at it");
        var refused = smash(gate, "ann", "Checkout is down for everybody", "not the password");
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(text(refused)).contains("The password you have is another one", "Checkout is down for everybody");
        assertThat(text(smash(gate, "ann", "now!", "a long password of ann")))
                .contains("Say in at least 20 characters why it cannot wait");
        assertThat(state(gate)).isEqualTo("pending");

        assertThat(smash(gate, "ann", "Checkout is down for everybody", "a long password of ann")
                        .getStatus())
                .isEqualTo(302);
        assertThat(state(gate)).isEqualTo("overridden");
        assertThat(words(gate)).startsWith("Let through against the rules: Ann broke the glass for INC-8");
        assertThat(read("/approvals", "bob").select(".bar.warn").text())
                .contains("Ann let a request through against the rules", "Somebody else has to look at it by");
        assertThat(page(gate, "ann").select("#outcome")).as("not by herself").isEmpty();
        send(address(gate) + "/review", "bob", "outcome", "it was needed");
        assertThat(page(gate, "ann").select("section:has(#h-duty)").text()).contains("Bob", "it was needed");
    }

    @Test
    void whoeverOwesAReviewDoesNotBreakTheGlassAgain() {
        gate("approvals: {mode: enforced, count: 2}\n");
        password("ann", "a long password of ann");
        smash(ask(), "ann", "Checkout is down for everybody", "a long password of ann");
        var next = ask("sha", SHA_A, "digest", DIGEST_A);

        var refused = smash(next, "ann", "Checkout is down once more", "a long password of ann");

        assertThat(refused.getStatus()).isEqualTo(409);
        assertThat(text(refused)).contains("Nothing was let through");
        assertThat(state(next)).isEqualTo("pending");
    }

    @Test
    void g5WhatNeverRanInStagingIsNotProven() {
        gate("proven: {mode: enforced, environment: staging, for: 30 min}\n");
        deployed("s-1", "staging", SHA_A, DIGEST_A, clock.instant().minusSeconds(7200));
        var gate = ask();

        assertThat(gate.path("because").asString()).isEqualTo("not proven in staging");
        assertThat(words(gate)).contains("Not proven in staging");
        deployed("s-2", "staging", SHA_B, DIGEST_B, clock.instant().minusSeconds(2400));
        recheck(gate);
        assertThat(state(gate)).isEqualTo("approved");
    }

    @Test
    void g12EachPointOfTheChecklistIsTickedByNameAndTime() {
        gate("checklist: {mode: enforced, items: [Announced in the channel, Backup is from today]}\n");
        var gate = ask();
        assertThat(gate.path("because").asString())
                .isEqualTo("0 of 2 points of the checklist are done, not “Announced in the channel”");

        send(address(gate) + "/checklist", "ann", "item", "Announced in the channel", "done", "true");
        assertThat(page(gate, "bob").select("#checklist li").first().text())
                .startsWith("Announced in the channelAnn, ")
                .endsWith("Not done");
        assertThat(words(gate)).contains("1 of 2 points of the checklist are done, not “Backup is from today”");
        send(address(gate) + "/checklist", "bob", "item", "Backup is from today", "done", "true");
        assertThat(state(gate)).isEqualTo("approved");

        send(address(gate) + "/checklist", "bob", "item", "Backup is from today", "done", "false");
        assertThat(state(gate)).isEqualTo("pending");
        assertThat(send(address(gate) + "/checklist", "bob", "item", "Something else", "done", "true")
                        .getRedirectedUrl())
                .startsWith(address(gate));
        assertThat(page(gate, "bob").select("#checklist li")).hasSize(2);
    }

    private String evidence(JsonNode gate) {
        return page(gate, "bob").select("#approve input[name=evidence]").val();
    }
}
