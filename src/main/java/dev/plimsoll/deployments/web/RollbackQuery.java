package dev.plimsoll.deployments.web;

import dev.plimsoll.PlimsollProperties;
import dev.plimsoll.deployments.Rollback;
import dev.plimsoll.deployments.RollbackFigures;
import dev.plimsoll.deployments.RollbackFilter;
import dev.plimsoll.deployments.Rollbacks;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what the page of rollbacks shows, and the names that it can be narrowed to. */
@Component
class RollbackQuery {

    /** Before everything: the first page. */
    private static final Cursor START = new Cursor(Instant.parse("9999-01-01T00:00:00Z"), Long.MAX_VALUE);

    private final Rollbacks rollbacks;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ZoneId zone;

    RollbackQuery(Rollbacks rollbacks, JdbcClient jdbc, Clock clock, PlimsollProperties properties) {
        this.rollbacks = rollbacks;
        this.jdbc = jdbc;
        this.clock = clock;
        this.zone = properties.zone();
    }

    RollbackFigures figures(RollbackAsk ask) {
        return rollbacks.figures(filter(ask));
    }

    List<Rollback> page(RollbackAsk ask, int limit) {
        var after = Cursor.of(ask.cursor()).orElse(START);
        return rollbacks.page(filter(ask), after.at(), after.id(), limit);
    }

    boolean isFirstRun() {
        return jdbc.sql("select not exists (select from deployments.deployment)")
                .query(Boolean.class)
                .single();
    }

    List<String> teams() {
        return jdbc.sql("select name from catalog.teams order by name")
                .query(String.class)
                .list();
    }

    List<String> environments() {
        return jdbc.sql("select name from catalog.environments order by position, name")
                .query(String.class)
                .list();
    }

    /** Whole days of the organisation, today among them. A name that nothing has fits nothing. */
    private RollbackFilter filter(RollbackAsk ask) {
        var from = LocalDate.ofInstant(clock.instant(), zone).minusDays(ask.window() - 1L);
        return new RollbackFilter(
                services(ask), environment(ask.env()), from.atStartOfDay(zone).toInstant(), null);
    }

    private @Nullable List<Long> services(RollbackAsk ask) {
        if (ask.service() == null && ask.team() == null) {
            return null;
        }
        return jdbc.sql("""
                        select id
                          from catalog.services
                         where (cast(:service as text) is null or name = :service)
                           and (cast(:team as text) is null or lower(team) = lower(:team))
                        """)
                .param("service", ask.service())
                .param("team", ask.team())
                .query(Long.class)
                .list();
    }

    private @Nullable Long environment(@Nullable String name) {
        return name == null
                ? null
                : jdbc.sql("select id from catalog.environments where name = lower(:name)")
                        .param("name", name)
                        .query(Long.class)
                        .optional()
                        .orElse(-1L);
    }
}
