package dev.plimsoll.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Incidents in a list: the order, the pages, and what narrows them. */
@PlimsollTest
class IncidentListTests {

    @Autowired
    Plimsoll plimsoll;

    @Autowired
    IncidentList list;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    @AfterEach
    void empty() {
        plimsoll.empty();
    }

    @Test
    void whatBeganLastComesFirstPageByPage() {
        tellAll();

        var first = list.page(IncidentFilter.ALL, 3);
        var last = first.get(2);
        var second = list.page(IncidentFilter.ALL, last.beganAt(), last.id(), 3);

        assertThat(keys(first)).containsExactly("INC-9", "INC-7", "INC-142");
        assertThat(keys(second)).containsExactly("INC-1");
        assertThat(list.count(IncidentFilter.ALL)).isEqualTo(4);
    }

    @Test
    void eachTellsWhatItIsLaidAtTheDoorOf() {
        tell(Outages.withoutItsSecret());

        var item = list.page(IncidentFilter.ALL, 10).get(0);

        assertThat(item.title()).isEqualTo("Payments fail after a release without its Secret");
        assertThat(item.services()).extracting(AffectedService::name).containsExactly("payment-service");
        assertThat(item.environment()).isEqualTo("production");
        assertThat(item.beganAt()).isEqualTo("2026-11-16T09:18:00Z");
        assertThat(item.restoredAt()).isEqualTo("2026-11-16T09:38:00Z");
        assertThat(item.attribution().rule()).isEqualTo(2);
        assertThat(item.isUndecided()).isFalse();
        assertThat(item.deployment()).isNotNull();
        assertThat(item.deployment().label()).isEqualTo("c41f7ae");
        assertThat(item.flaws()).isEmpty();
    }

    @Test
    void whatAPersonShouldStillDecideCanBeAskedFor() {
        tellAll();

        assertThat(keys(list.page(undecided(), 10))).containsExactly("INC-9");
    }

    @Test
    void theyAreNarrowedByServiceEnvironmentStateAndTime() {
        tellAll();
        tell(
                List.of(
                        "{\"type\":\"incident\",\"id\":\"INC-10\",\"services\":[\"nowhere\"],\"title\":\"Odd\",\"opened_at\":\"2026-11-20T10:00:00Z\"}"));

        assertThat(keys(list.page(filter(service("auth"), null, null, null, null), 10)))
                .containsExactly("INC-7");
        assertThat(list.page(filter(List.of(), null, null, null, null), 10)).isEmpty();
        assertThat(keys(list.page(filter(null, null, true, null, null), 10))).containsExactly("INC-10");
        assertThat(keys(list.page(filter(null, null, false, null, null), 10)))
                .doesNotContain("INC-10")
                .hasSize(4);
        assertThat(keys(list.page(filter(null, environment(), null, null, null), 10)))
                .hasSize(5);
        assertThat(keys(list.page(filter(null, null, null, "2026-11-16T09:18:00Z", "2026-11-18T10:50:00Z"), 10)))
                .containsExactly("INC-142");
    }

    @Test
    void whatIsWrongWithThemIsCounted() {
        tell(
                List.of(
                        "{\"type\":\"incident\",\"id\":\"INC-10\",\"services\":[\"nowhere\"],\"environment\":\"moon\",\"title\":\"Odd\",\"opened_at\":\"2026-11-20T10:00:00Z\"}"));

        assertThat(list.page(IncidentFilter.ALL, 10).get(0).flaws())
                .containsExactly(
                        "Nobody has deployed a service “nowhere”. Say which service that is.",
                        "There is no environment “moon”. Say which one is meant.");
    }

    @Test
    void whatWasMergedIntoAnotherIsLeftOut() {
        tellAll();
        jdbc.sql("""
                        update incidents.incident
                           set merged_into = (select id from incidents.incident where key = 'INC-142')
                         where key = 'INC-9'
                        """).update();

        var items = list.page(IncidentFilter.ALL, 10);

        assertThat(keys(items)).containsExactly("INC-7", "INC-142", "INC-1");
        assertThat(items.get(1).services())
                .extracting(AffectedService::name)
                .containsExactly("gateway", "payment-service");
    }

    private void tellAll() {
        tell(Outages.withoutItsSecret());
        tell(Outages.badConfiguration());
        tell(Outages.fridayMerge());
        tell(Outages.trafficRose());
    }

    private void tell(List<String> events) {
        assertThat(plimsoll.report("[" + String.join(",", events) + "]").body()).contains("\"rejected\":[]");
    }

    private static List<String> keys(List<IncidentItem> items) {
        return items.stream().map(IncidentItem::key).toList();
    }

    private static IncidentFilter undecided() {
        return new IncidentFilter(null, null, null, true, null, null);
    }

    private static IncidentFilter filter(
            @Nullable List<Long> services,
            @Nullable Long environment,
            @Nullable Boolean isOpen,
            @Nullable String from,
            @Nullable String to) {
        return new IncidentFilter(
                services,
                environment,
                isOpen,
                false,
                from == null ? null : Instant.parse(from),
                to == null ? null : Instant.parse(to));
    }

    private List<Long> service(String name) {
        return jdbc.sql("select id from catalog.services where name = :name")
                .param("name", name)
                .query(Long.class)
                .list();
    }

    private Long environment() {
        return jdbc.sql("select id from catalog.environments where name = 'production'")
                .query(Long.class)
                .single();
    }
}
