package dev.plimsoll.intake.web;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads which credentials were sent, for the pages of sources and deliveries. */
@Component
class ExposureQuery {

    private static final int MOST = 100;

    private final JdbcClient jdbc;

    ExposureQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of one source, the open ones first, then the latest; at most 100. */
    List<ExposureRow> of(SourceRow source) {
        return jdbc.sql("""
                        select e.id, s.name as source, e.rule, e.first_seen_at, e.last_seen_at, e.deliveries, e.state,
                               e.decided_by, e.decided_at, e.reason, last.place, last.delivery_id as delivery
                          from intake.exposure e
                          join intake.source s on s.id = e.source_id
                          left join lateral (
                               select f.place, f.delivery_id
                                 from intake.finding f
                                where f.exposure_id = e.id
                                order by f.received_at desc
                                limit 1) as last on true
                         where e.source_id = :source
                         order by e.state <> 'open', e.last_seen_at desc, e.id
                         limit :most
                        """)
                .params(Map.of("source", source.id(), "most", MOST))
                .query(DataClassRowMapper.newInstance(ExposureRow.class))
                .list();
    }

    /** The open ones, counted for each source that has any. */
    Map<String, OpenExposures> open() {
        return jdbc.sql("""
                        select s.name as source, count(*) as count, min(e.first_seen_at) as since
                          from intake.exposure e
                          join intake.source s on s.id = e.source_id
                         where e.state = 'open'
                         group by s.name
                        """).query(DataClassRowMapper.newInstance(OpenExposures.class)).list().stream()
                .collect(Collectors.toMap(OpenExposures::source, Function.identity()));
    }

    /** The places of one delivery where something is masked. */
    List<MaskedPlace> in(long delivery) {
        return jdbc.sql("""
                        select f.place, e.rule
                          from intake.finding f
                          join intake.exposure e on e.id = f.exposure_id
                         where f.delivery_id = :delivery
                         order by f.place, e.rule
                        """)
                .param("delivery", delivery)
                .query(DataClassRowMapper.newInstance(MaskedPlace.class))
                .list();
    }
}
