package dev.plimsoll.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.ShortHistory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Reports histories, has samples derived from them, and tells what is believed in short lines. */
@TestComponent
class SampleDesk {

    private final Plimsoll plimsoll;
    private final LeadTimeSamples layer;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;

    SampleDesk(
            Plimsoll plimsoll, LeadTimeSamples layer, JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
        this.plimsoll = plimsoll;
        this.layer = layer;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    void tell(List<String> events) {
        var answer = plimsoll.report("[" + String.join(",", events) + "]");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(answer.body()).contains("\"rejected\":[]");
    }

    void tell(String history) {
        tell(ShortHistory.events(history));
    }

    /** Derives everything. */
    Map<Long, Instant> settle() {
        var services = jdbc.sql("select id from catalog.services").query(Long.class).list().stream()
                .collect(Collectors.toMap(id -> id, id -> Instant.MIN));
        return settle(new Settling(services, Map.of(), Set.of(), Set.of()));
    }

    Map<Long, Instant> settle(Settling settling) {
        var knownAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return Objects.requireNonNull(transactions.execute(any -> layer.settle(settling, knownAt)));
    }

    /** What is believed of a history, after everything was derived from it. */
    List<String> commitsOf(String history) {
        tell(history);
        settle();
        return commits();
    }

    /** Such as {@code d2 b 3h picked +clamped}: deployment, commit, lead or why there is none, and what is unusual. */
    List<String> commits() {
        return rows("commit");
    }

    /** The same of change requests: {@code d2 #7 3h}. */
    List<String> changes() {
        return rows("change");
    }

    private List<String> rows(String unit) {
        return jdbc.sql("""
                        select d.external_id, s.sha, s.change_number, s.lead_s, s.left_out, s.began_by, s.flags, s.is_bot,
                               s.is_first_in_tier
                          from metrics.sample s
                          join deployments.deployment d on d.id = s.deployment_id
                         where s.known_until is null
                           and s.unit = :unit
                         order by s.finished_at, d.external_id, s.sha, s.change_number
                        """).param("unit", unit).query((row, n) -> line(row)).list();
    }

    private static String line(ResultSet row) throws SQLException {
        var sha = row.getString("sha");
        var lead = row.getInt("lead_s");
        var isSample = !row.wasNull();
        var by = row.getString("began_by");
        var line = new StringBuilder(row.getString("external_id"))
                .append(' ')
                .append(sha == null ? "#" + row.getLong("change_number") : ShortHistory.name(sha))
                .append(' ')
                .append(isSample ? hours(lead) : row.getString("left_out"));
        if (isSample && !by.equals("authored")) {
            line.append(' ').append(by);
        }
        for (var flag : Objects.requireNonNull(Columns.texts(row, "flags"))) {
            line.append(" +").append(flag);
        }
        if (row.getBoolean("is_bot")) {
            line.append(" bot");
        }
        return line.append(row.getBoolean("is_first_in_tier") ? "" : " again").toString();
    }

    private static String hours(int seconds) {
        return seconds % 3600 == 0 ? seconds / 3600 + "h" : String.format(Locale.ROOT, "%.2fh", seconds / 3600.0);
    }

    List<String> gaps() {
        return jdbc.sql("""
                        select d.external_id || ' ' || g.outcome
                          from metrics.gap g
                          join deployments.deployment d on d.id = g.deployment_id
                         order by 1
                        """).query(String.class).list();
    }

    /** Everything that is believed, in full. */
    List<String> all() {
        return jdbc.sql("""
                        select concat_ws(' ', d.external_id, s.unit, s.sha, s.change_number, s.is_bot, s.began_at,
                                 s.began_by, s.finished_at, s.lead_s, 'stages', s.coding_s, s.pickup_s, s.review_s,
                                 s.release_wait_s, s.approval_wait_s, s.rollout_s, 'merge', s.approval_to_merge_s,
                                 s.merge_s, s.left_out, s.flags::text, s.is_first_in_tier)
                          from metrics.sample s
                          join deployments.deployment d on d.id = s.deployment_id
                         where s.known_until is null
                         order by 1
                        """).query(String.class).list();
    }

    long closed() {
        return jdbc.sql("select count(*) from metrics.sample where known_until is not null")
                .query(Long.class)
                .single();
    }

    /** The six stages of a commit or change request in hours, {@code -} where unknown. */
    String stages(String name) {
        return jdbc.sql("""
                        select (select string_agg(coalesce((v::numeric / 3600)::real::text, '-'), ' ' order by n)
                                  from unnest(array[coding_s, pickup_s, review_s, release_wait_s, approval_wait_s,
                                                    rollout_s]) with ordinality as t(v, n))
                          from metrics.sample
                         where known_until is null
                           and (sha = :sha or (unit = 'change' and '#' || change_number = :name))
                        """)
                .param("sha", name.startsWith("#") ? name : ShortHistory.sha(name))
                .param("name", name)
                .query(String.class)
                .single();
    }
}
