package dev.plimsoll.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which incident an alert belongs to. */
@PlimsollTest
class AlertPlacementTests {

    private static final Instant START = Instant.parse("2026-11-16T09:00:00Z");

    @Autowired
    Plimsoll plimsoll;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    IncidentFiles files;

    @BeforeEach
    void known() {
        plimsoll.empty();
        tell(Outages.deployed("d-0", "pay", Outages.SHA_OLD, Outages.DIGEST_OLD, at(-600), at(-599), ""));
        tell(Outages.deployed("d-1", "search", Outages.SHA_OLD, Outages.DIGEST_OLD, at(-600), at(-599), ""));
    }

    @AfterEach
    void empty() {
        plimsoll.empty();
    }

    @Test
    void aGraveAlertInProductionOpensAnIncidentThatEndsWithItsLastAlert() {
        alert("a", "pay", 0, null);
        assertThat(incidents()).containsOnlyKeys("a on pay, open");

        alert("b", "pay", 5, 20);
        alert("a", "pay", 0, 30);

        assertThat(incidents()).containsEntry("a on pay, 00:00 to 00:30", List.of("a", "b"));
    }

    @Test
    void aWarningJoinsAnIncidentAndOpensNone() {
        alert("w", "pay", "warning", "production", 0, 5);
        assertThat(incidents()).isEmpty();

        alert("a", "pay", 10, 20);
        assertThat(incidents()).containsEntry("w on pay, 00:00 to 00:20", List.of("a", "w"));
    }

    @Test
    void outsideOfProductionAnAlertOpensNoIncident() {
        alert("s", "pay", "critical", "staging", 0, 5);
        tell(Outages.deployed("d-2", "pay", Outages.SHA_OLD, Outages.DIGEST_OLD, at(-500), at(-499), "")
                .replace("production", "staging"));
        alert("t", "pay", "critical", "staging", 10, 15);

        assertThat(incidents()).doesNotContainKey("t on pay, 00:10 to 00:15");
    }

    @Test
    void halfAnHourApartTheyBelongTogetherAndLongerApartTheyDoNot() {
        alert("a", "pay", 0, 10);
        alert("b", "pay", 40, 50);
        alert("c", "pay", 81, 90);

        assertThat(incidents())
                .containsOnly(
                        Map.entry("a on pay, 00:00 to 00:50", List.of("a", "b")),
                        Map.entry("c on pay, 01:21 to 01:30", List.of("c")));
    }

    @Test
    void anotherServiceHasAnotherIncident() {
        alert("a", "pay", 0, 10);
        alert("b", "search", 1, 11);

        assertThat(incidents()).hasSize(2);
    }

    @Test
    void anIncidentThatASourceTellsOfLaterTakesTheAlertsOverAndTheOldAddressLeadsToIt() {
        alert("a", "pay", 0, null);
        var own = jdbc.sql("select key from incidents.incident")
                .query(String.class)
                .single();

        incident("INC-8", "pay", 1, 30);

        assertThat(incidents()).containsOnlyKeys("INC-8, 00:01 to 00:30");
        assertThat(files.find(own, Suspects.USUAL_LOOKBACK).orElseThrow().head().mergedInto())
                .isEqualTo("INC-8");
    }

    @Test
    void anAlertThatWasLostBetweenJoinsTwoIncidentsToOne() {
        alert("a", "pay", 0, 10);
        alert("c", "pay", 70, 80);
        assertThat(incidents()).hasSize(2);

        alert("b", "pay", 35, 45);

        assertThat(incidents()).containsOnly(Map.entry("a on pay, 00:00 to 01:20", List.of("a", "b", "c")));
    }

    @Test
    void anAlertThatNobodyEndedDrawsOthersInForADayAndNoLonger() {
        alert("a", "pay", 0, null);
        alert("b", "pay", 60 * 24 + 20, null);
        alert("c", "search", 0, null);
        alert("d", "search", 60 * 24 + 40, null);

        assertThat(incidents().values()).containsExactlyInAnyOrder(List.of("a", "b"), List.of("c"), List.of("d"));
    }

    @Test
    void anAliasOfAServiceMeansTheSameService() {
        jdbc.sql(
                        "insert into catalog.service_alias (alias, service_id) select 'payments', id from catalog.service where name = 'pay'")
                .update();
        alert("a", "pay", 0, 10);
        alert("b", "payments", 5, 15);

        assertThat(incidents()).containsOnly(Map.entry("a on pay, 00:00 to 00:15", List.of("a", "b")));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverTheOrderTheSameAlertsAreTogether(long seed) {
        var random = new Random(seed);
        var events = new ArrayList<String>();
        for (var n = 0; n < 14; n++) {
            var began = random.nextInt(400);
            var ended = random.nextInt(4) == 0 ? null : began + random.nextInt(60);
            var service = random.nextBoolean() ? "pay" : "search";
            events.add(firing(
                    "x" + n, service, random.nextInt(3) == 0 ? "warning" : "critical", "production", began, null));
            if (ended != null) {
                events.add(firing("x" + n, service, "critical", "production", began, ended));
            }
        }
        for (var n = 0; n < 3; n++) {
            var began = random.nextInt(400);
            events.add(told("INC-" + n, random.nextBoolean() ? "pay" : "search", began, began + random.nextInt(90)));
        }
        events.forEach(this::tell);
        var inOrder = together();

        known();
        events.addAll(List.copyOf(events));
        Collections.shuffle(events, random);
        events.forEach(this::tell);

        assertThat(together()).isEqualTo(inOrder);
    }

    /** The sets of alerts that share an incident, and what that is called if a source told of it. */
    private Set<String> together() {
        return jdbc
                .sql("""
                        select coalesce(case when i.origin <> 'alerts' then i.key end, '') as key, i.id, a.name
                          from incidents.alerts a
                          left join incidents.incident i on i.id = a.incident_id
                         order by a.name
                        """)
                .query((row, n) -> Map.entry(row.getString("key") + "/" + row.getLong("id"), row.getString("name")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        TreeMap::new,
                        Collectors.mapping(Map.Entry::getValue, Collectors.joining(","))))
                .entrySet()
                .stream()
                .map(one -> one.getKey().replaceFirst("/.*", "") + ": " + one.getValue())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** By title and span: the names of the alerts. */
    private Map<String, List<String>> incidents() {
        record Row(String title, Instant from, Instant to, String name) {}
        return jdbc
                .sql("""
                        select i.title, i.opened_at, i.resolved_at, a.name
                          from incidents.incidents i
                          left join incidents.alerts a on a.incident_id = i.id
                         order by i.began_at, a.name
                        """)
                .query((row, n) -> new Row(
                        row.getString("title"),
                        row.getObject("opened_at", java.time.OffsetDateTime.class)
                                .toInstant(),
                        row.getObject("resolved_at") == null
                                ? Instant.MAX
                                : row.getObject("resolved_at", java.time.OffsetDateTime.class)
                                        .toInstant(),
                        row.getString("name")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        row -> row.title() + span(row.from(), row.to()),
                        TreeMap::new,
                        Collectors.mapping(Row::name, Collectors.toList())));
    }

    private static String span(Instant from, Instant to) {
        return to.equals(Instant.MAX) ? ", open" : ", %s to %s".formatted(clock(from), clock(to));
    }

    private static String clock(Instant at) {
        var minutes = java.time.Duration.between(START, at).toMinutes();
        return "%02d:%02d".formatted(minutes / 60, minutes % 60);
    }

    private void alert(String name, String service, int began, @Nullable Integer ended) {
        tell(firing(name, service, "critical", "production", began, ended));
    }

    private void alert(
            String name, String service, String severity, String environment, int began, @Nullable Integer ended) {
        tell(firing(name, service, severity, environment, began, ended));
    }

    private void incident(String key, String service, int opened, int resolved) {
        tell(told(key, service, opened, resolved));
    }

    private static String told(String key, String service, int opened, int resolved) {
        return "{\"type\":\"incident\",\"id\":\"%s\",\"title\":\"%s\",\"services\":[\"%s\"],\"environment\":\"production\",\"opened_at\":\"%s\",\"resolved_at\":\"%s\"}"
                .formatted(key, key, service, at(opened), at(resolved));
    }

    private static String firing(
            String name, String service, String severity, String environment, int began, @Nullable Integer ended) {
        return "{\"type\":\"alert\",\"id\":\"%s\",\"name\":\"%s\",\"service\":\"%s\",\"environment\":\"%s\",\"severity\":\"%s\",\"started_at\":\"%s\"%s,\"updated_at\":\"%s\"}"
                .formatted(
                        name,
                        name,
                        service,
                        environment,
                        severity,
                        at(began),
                        ended == null ? "" : ",\"ended_at\":\"%s\"".formatted(at(ended)),
                        at(ended == null ? began : ended));
    }

    private static String at(int minute) {
        return START.plusSeconds(60L * minute).toString();
    }

    private void tell(String event) {
        assertThat(plimsoll.report(event).body()).contains("\"rejected\":[]");
    }
}
