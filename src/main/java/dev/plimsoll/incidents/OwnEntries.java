package dev.plimsoll.incidents;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What an incident's own moments and alerts tell. */
@Component
class OwnEntries {

    private final JdbcClient jdbc;

    OwnEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A moment as it is known. */
    record KnownMoment(
            long id,
            String origin,
            String phase,
            Instant at,
            String source,
            @Nullable String by,
            @Nullable String body,
            @Nullable String url,
            Instant knownAt) {

        Phase kind() {
            return Phase.of(phase).orElse(Phase.NOTE);
        }
    }

    List<KnownMoment> moments(long incident) {
        return jdbc.sql("""
                        select m.id, m.origin, m.phase, m.at, m.source, m.by, m.body, m.url, m.known_at
                          from incidents.incident i
                          join incidents.moment m on m.incident_id = i.id
                         where (i.id = :id or i.merged_into = :id)
                           and not (m.origin = 'alerts' and i.is_absorbed)
                         order by m.at, m.origin, m.key
                        """)
                .param("id", incident)
                .query(DataClassRowMapper.newInstance(KnownMoment.class))
                .list();
    }

    List<KnownAlert> alerts(long incident) {
        return jdbc.sql("""
                        select a.id, a.name, a.severity, a.source, coalesce(s.name, a.said_service) as service,
                               a.said_environment as environment, o.started_at,
                               case when o.ended_at >= o.started_at then o.ended_at end as ended_at, a.known_at,
                               a.end_known_at, a.summary, a.url
                          from incidents.alerts a
                          join incidents.alert o on o.id = a.id
                          left join catalog.services s on s.id = a.service_id
                         where a.incident_id = :id
                         order by o.started_at, a.name, a.origin, a.external_id
                        """)
                .param("id", incident)
                .query(DataClassRowMapper.newInstance(KnownAlert.class))
                .list();
    }

    static TimelineEntry entry(KnownMoment moment) {
        var kind = moment.kind();
        return new TimelineEntry(
                "moment-%d".formatted(moment.id()),
                moment.at(),
                null,
                moment.knownAt(),
                moment.by() == null ? moment.source() : moment.by(),
                TimelineEntry.Lane.PEOPLE,
                switch (kind) {
                    case IMPACT_STARTED -> TimelineEntry.Tone.BAD;
                    case MITIGATED, RESOLVED -> TimelineEntry.Tone.GOOD;
                    default -> TimelineEntry.Tone.PLAIN;
                },
                true,
                null,
                words(moment, kind),
                moment.url());
    }

    private static String words(KnownMoment moment, Phase kind) {
        if (kind == Phase.NOTE) {
            return Objects.requireNonNullElse(moment.body(), "");
        }
        if (moment.body() == null || moment.body().isBlank()) {
            return moment.by() == null ? kind.title() : "%s by %s".formatted(kind.title(), moment.by());
        }
        return moment.body()
                        .toLowerCase(java.util.Locale.ROOT)
                        .startsWith(kind.title().toLowerCase(java.util.Locale.ROOT))
                ? moment.body()
                : "%s: %s".formatted(kind.title(), moment.body());
    }

    /** Alerts that fire at one instant are one row, and so are those that end at one. */
    static List<TimelineEntry> entries(List<KnownAlert> alerts) {
        var entries = new ArrayList<TimelineEntry>();
        var begun = alerts.stream()
                .collect(Collectors.groupingBy(KnownAlert::startedAt, TreeMap::new, Collectors.toList()));
        begun.forEach((at, those) -> entries.add(entry(
                those.get(0),
                "start",
                at,
                those.stream().map(KnownAlert::knownAt).min(Instant::compareTo).orElse(at),
                TimelineEntry.Tone.BAD,
                "%s %s".formatted(names(those), those.size() == 1 ? "fires" : "fire"))));
        var ended = alerts.stream()
                .filter(alert -> alert.endedAt() != null)
                .collect(Collectors.groupingBy(
                        alert -> Objects.requireNonNull(alert.endedAt()), TreeMap::new, Collectors.toList()));
        var isAllEnded = alerts.stream().allMatch(alert -> alert.endedAt() != null);
        ended.forEach((at, those) -> entries.add(entry(
                those.get(0),
                "end",
                at,
                those.stream()
                        .map(KnownAlert::endKnownAt)
                        .filter(Objects::nonNull)
                        .min(Instant::compareTo)
                        .orElse(at),
                TimelineEntry.Tone.GOOD,
                "%s %s%s"
                        .formatted(
                                names(those),
                                those.size() == 1 ? "clears" : "clear",
                                isAllEnded && at.equals(ended.lastKey()) && alerts.size() > those.size()
                                        ? ", the last of %d alerts".formatted(alerts.size())
                                        : ""))));
        return entries;
    }

    private static String names(List<KnownAlert> alerts) {
        var names = alerts.stream().map(KnownAlert::name).distinct().toList();
        if (names.size() > 4) {
            return "%s and %d more alerts".formatted(String.join(", ", names.subList(0, 3)), names.size() - 3);
        }
        return names.size() == 1
                ? names.get(0)
                : "%s and %s"
                        .formatted(String.join(", ", names.subList(0, names.size() - 1)), names.get(names.size() - 1));
    }

    private static TimelineEntry entry(
            KnownAlert alert, String part, Instant at, Instant learnedAt, TimelineEntry.Tone tone, String text) {
        return new TimelineEntry(
                "alert-%d-%s".formatted(alert.id(), part),
                at,
                null,
                learnedAt,
                alert.source(),
                TimelineEntry.Lane.ALERTS,
                tone,
                true,
                alert.service(),
                text,
                alert.url());
    }
}
