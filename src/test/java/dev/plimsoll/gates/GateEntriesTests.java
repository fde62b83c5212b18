package dev.plimsoll.gates;

import static dev.plimsoll.gates.Stage.DIGEST_B;
import static dev.plimsoll.gates.Stage.SHA_B;
import static dev.plimsoll.gates.Stage.ask;
import static dev.plimsoll.gates.Stage.no;
import static dev.plimsoll.gates.Stage.yes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.incidents.Approvals;
import dev.plimsoll.incidents.TimelineEntry;
import dev.plimsoll.incidents.TimelineEntry.Lane;
import dev.plimsoll.incidents.TimelineScope;
import dev.plimsoll.testing.PlimsollTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the gates tell the timeline of an incident. */
@PlimsollTest
class GateEntriesTests extends OnStage {

    @Autowired
    private GateEntries entries;

    @Autowired
    private Approvals approvals;

    @Autowired
    private Freezes freezes;

    @Test
    void eachYesIsCountedAndLinkedToItsRequest() {
        write(TWO);
        var asked = gates.request(ask("two", SHA_B, DIGEST_B));
        gates.vote(asked.id(), yes(asked), "ann");
        var approved = gates.vote(asked.id(), yes(asked), "bob").request();
        settle(approved);
        gates.consume(asked.id(), DIGEST_B);

        var told = told();

        assertThat(texts(told))
                .contains(
                        "Asked to let bbbbbbb to production pass: 0 of 2 approvals, waiting for 2 more",
                        "Ann approved bbbbbbb to production (1 of 2)",
                        "Bob approved bbbbbbb to production (2 of 2)",
                        "bbbbbbb to production passed the gate");
        var ann = one(told, "Ann approved");
        assertThat(ann.isKey()).isTrue();
        assertThat(ann.lane()).isEqualTo(Lane.PEOPLE);
        assertThat(ann.link()).isEqualTo("/approvals/" + asked.id());
        assertThat(ann.service()).isEqualTo("pay");
        assertThat(told).extracting(TimelineEntry::id).doesNotHaveDuplicates();
        assertThat(told).filteredOn(entry -> entry.text().contains("may pass")).noneMatch(TimelineEntry::isKey);
    }

    @Test
    void aRefusalIsToldOnceWithItsReason() {
        write(ONE);
        var asked = gates.request(ask("no", SHA_B, DIGEST_B));
        gates.vote(asked.id(), no(asked, "the migration still runs"), "bob");

        var told = told();

        assertThat(texts(told)).contains("Bob refused bbbbbbb to production: the migration still runs");
        assertThat(texts(told)).noneMatch(text -> text.contains("was refused"));
        assertThat(one(told, "Bob refused").lane()).isEqualTo(Lane.SERVICE);
    }

    @Test
    void brokenGlassAndWhatIsHeldAreShown() {
        write("calendar: {mode: enforced, closed: [Mon 00:00 to Sun 23:59]}\n" + ONE);
        var asked = gates.request(ask("glass", SHA_B, DIGEST_B));
        gates.breakGlass(
                asked.id(),
                new Emergency(
                        "customers cannot pay, the fix is this one",
                        "INC-7",
                        Instant.now().minusSeconds(5)),
                "dev");

        var glass = one(told(), "Dev broke the glass");

        assertThat(glass.text())
                .isEqualTo("Dev broke the glass for INC-7: customers cannot pay, the fix is this one"
                        + " (bbbbbbb to production)");
        assertThat(glass.isKey()).isTrue();
    }

    @Test
    void freezesBeginAndAreLifted() {
        var stop = freezes.stop(Duration.ofHours(1), "payments are down", null, null, "production", "ann");
        freezes.lift(stop.id(), "normal again", "bob");
        freezes.closeBreaker("pay", "production", "the loop is gone", "bob");

        var told = told();

        assertThat(texts(told))
                .contains(
                        "ann stopped each service to production: payments are down",
                        "bob lifted “Emergency stop” of each service to production",
                        "bob closed the breaker of pay to production: the loop is gone");
        assertThat(one(told, "ann stopped").isKey()).isTrue();
    }

    @Test
    void whatConcernsAnotherPlaceOrTimeIsNotTold() {
        freezes.stop(Duration.ofHours(1), "payments are down", null, null, "production", "ann");
        approve("other");
        var now = Instant.now();

        assertThat(entries.entries(new TimelineScope(Set.of(-1L), Set.of(environment()), now.minusSeconds(60), now)))
                .extracting(TimelineEntry::text)
                .containsExactly("ann stopped each service to production: payments are down");
        assertThat(entries.entries(new TimelineScope(
                        Set.of(service()), Set.of(environment()), now.minusSeconds(7200), now.minusSeconds(3600))))
                .isEmpty();
    }

    @Test
    void theApprovalsOfADeploymentAreFoundByItsArtifact() {
        var approved = approve("yes");
        settle(approved);
        gates.consume(approved.id(), DIGEST_B);
        report("d-1", SHA_B, DIGEST_B, Instant.now().plusSeconds(60));
        var deployment = jdbc.sql("select id from deployments.deployments where external_id = 'd-1'")
                .query(Long.class)
                .single();

        assertThat(texts(approvals.of(deployment)))
                .contains("Ann approved bbbbbbb to production (1 of 1)", "bbbbbbb to production passed the gate")
                .noneMatch(text -> text.contains("aaaaaaa"));
    }

    private List<TimelineEntry> told() {
        var now = Instant.now();
        return entries.entries(new TimelineScope(
                Set.of(service()), Set.of(environment()), now.minusSeconds(600), now.plusSeconds(600)));
    }

    private static TimelineEntry one(List<TimelineEntry> told, String beginning) {
        return told.stream()
                .filter(entry -> entry.text().startsWith(beginning))
                .findFirst()
                .orElseThrow(() -> new AssertionError(texts(told).toString()));
    }

    private static List<String> texts(List<TimelineEntry> told) {
        return told.stream().map(TimelineEntry::text).toList();
    }

    private long service() {
        return jdbc.sql("select id from catalog.services where name = 'pay'")
                .query(Long.class)
                .single();
    }

    private long environment() {
        return jdbc.sql("select id from catalog.environments where name = 'production'")
                .query(Long.class)
                .single();
    }
}
