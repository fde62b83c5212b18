package dev.plimsoll.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The published outages, told as events: their timelines and durations come out as they were published. */
@PlimsollTest
class OutagesTests {

    @Autowired
    Plimsoll plimsoll;

    @Autowired
    IncidentFiles files;

    @BeforeEach
    @AfterEach
    void empty() {
        plimsoll.empty();
    }

    @Test
    void aReleaseWithoutItsSecretGivesItsFifteenRowsInOrder() {
        tell(Outages.withoutItsSecret());

        assertThat(shown(open("INC-142")))
                .containsExactly(
                        "09:10 Pull request 2214 “Enhanced payment processing” merged by maya",
                        "09:11 Run 847 of deploy.yml began for c41f7ae",
                        "09:14 Image of c41f7ae built and scanned",
                        "09:16 Image sha256:7777…7777 pushed",
                        "09:17 payment-service to production: c41f7ae, reported success",
                        "09:18 Impact began: 10 of 10 new pods in CrashLoopBackOff",
                        "09:19 5xx share passes the 5 % threshold",
                        "09:20 KubePodCrashLooping and PaymentErrorRateHigh fire",
                        "09:21 Paged: Dev Okafor paged, acknowledged in 25 s",
                        "09:23 Incident bridge opened",
                        "09:28 Cause found: the Secret was not updated for this release",
                        "09:31 Rollback of payment-service to 9b02e5d began",
                        "09:35 payment-service runs 9b02e5d again, 4 min after the rollback began",
                        "09:38 KubePodCrashLooping and PaymentErrorRateHigh clear",
                        "09:45 Incident resolved");
    }

    @Test
    void aReleaseWithoutItsSecretGivesItsPublishedDurations() {
        tell(Outages.withoutItsSecret());

        var file = open("INC-142");
        assertThat(measured(file))
                .containsExactly(
                        "DETECTED 3 min",
                        "ACKNOWLEDGED 85 s",
                        "DECIDED 8 min",
                        "ROLLBACK_STARTED 11 min",
                        "ROLLED_BACK 4 min",
                        "VERSION_RESTORED 18 min",
                        "RESTORED 21 min",
                        "IMPACT 20 min",
                        "CLOSED 28 min");
        assertThat(phases(file))
                .containsExactly(
                        "2 min unnoticed",
                        "8 min finding the cause",
                        "3 min deciding",
                        "4 min rolling back",
                        "3 min recovering",
                        "7 min watching");
    }

    @Test
    void aBadConfigurationWasRolledBackButNotRestoredUntilTheFix() {
        tell(Outages.badConfiguration());

        var file = open("INC-7");
        assertThat(measured(file))
                .contains(
                        "DETECTED 5 min",
                        "ROLLBACK_STARTED 3 min",
                        "RESTORED 52 min",
                        "IMPACT 49 min",
                        "CLOSED 85 min");
        var rollback = file.remedies().get(0);
        assertThat(rollback.isRollback()).isTrue();
        assertThat(file.isRestoredBy(rollback)).isFalse();
        assertThat(file.isRestoredBy(file.remedies().get(1))).isTrue();
    }

    @Test
    void theFridayMergeWasDetectedAfter23MinutesAndTakenBackInFour() {
        tell(Outages.fridayMerge());

        assertThat(measured(open("INC-1"))).contains("DETECTED 23 min", "ROLLED_BACK 4 min", "RESTORED 27 min");
    }

    @Test
    void theRightChangeIsTheFirstSuspect() {
        tell(Outages.withoutItsSecret());
        tell(Outages.badConfiguration());
        tell(Outages.fridayMerge());

        assertThat(firstSuspect("INC-142")).isEqualTo("payment-service c41f7ae");
        assertThat(firstSuspect("INC-7")).isEqualTo("auth config");
        assertThat(firstSuspect("INC-1")).isEqualTo("shop c41f7ae");
    }

    @Test
    void whereTrafficRoseHoursLaterNoChangeIsALikelyCause() {
        tell(Outages.trafficRose());

        var suspects = open("INC-9").suspects();
        assertThat(suspects.isLikely()).isFalse();
        assertThat(suspects.verdict()).startsWith("No change is a likely cause").contains("5 h before");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shuffledAndRepeatedEventsGiveTheSamePage(long seed) {
        tell(Outages.withoutItsSecret());
        var inOrder = page(open("INC-142"));
        plimsoll.empty();

        var random = new Random(seed);
        var events = new ArrayList<>(Outages.withoutItsSecret());
        events.addAll(Outages.withoutItsSecret());
        Collections.shuffle(events, random);
        events.forEach(event -> tell(List.of(event)));

        assertThat(page(open("INC-142"))).isEqualTo(inOrder);
    }

    @Test
    void aMissingInstantIsUnknownAndNeverZero() {
        tell(Outages.withoutItsSecret().stream()
                .filter(event -> !event.contains("\"type\":\"alert\"") && !event.contains("\"type\":\"deployment\""))
                .toList());

        var file = open("INC-142");
        assertThat(file.measure(MeasureKind.DETECTED).value()).isNull();
        assertThat(file.measure(MeasureKind.DETECTED).reason()).isEqualTo("no alert event");
        assertThat(file.measure(MeasureKind.ROLLED_BACK).reason()).isEqualTo("no rollback");
        assertThat(file.measure(MeasureKind.CLOSED).reason()).isEqualTo("no change is known to have caused it");
    }

    private String firstSuspect(String incident) {
        var first = open(incident).suspects().shown().get(0).change();
        return first.service() + " " + first.label();
    }

    private IncidentFile open(String name) {
        return files.find(name, Suspects.USUAL_LOOKBACK).orElseThrow();
    }

    private void tell(List<String> events) {
        assertThat(plimsoll.report("[" + String.join(",", events) + "]").body()).contains("\"rejected\":[]");
    }

    static List<String> shown(IncidentFile file) {
        return file.rows().stream()
                .filter(TimelineRow::isShown)
                .map(row -> clock(row.entry().at()) + " " + row.entry().text())
                .toList();
    }

    private static String page(IncidentFile file) {
        return "%s%n%s%n%s%n%s%n%s"
                .formatted(
                        String.join("\n", shown(file)),
                        String.join("\n", measured(file)),
                        phases(file),
                        file.suspects().shown().stream()
                                .map(Suspect::arithmetic)
                                .toList(),
                        file.attribution().ruleInWords());
    }

    static List<String> measured(IncidentFile file) {
        return file.measures().stream()
                .map(measure -> measure.kind() + " " + words(measure.value()))
                .collect(Collectors.toList());
    }

    private static List<String> phases(IncidentFile file) {
        return file.stretches().stream()
                .map(stretch -> words(stretch.length()) + " " + stretch.words())
                .toList();
    }

    private static String words(@Nullable Duration length) {
        if (length == null) {
            return "unknown";
        }
        return length.toSecondsPart() == 0 ? length.toMinutes() + " min" : length.toSeconds() + " s";
    }

    private static String clock(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalTime().toString().substring(0, 5);
    }
}
