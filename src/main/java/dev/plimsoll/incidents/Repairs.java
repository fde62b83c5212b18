package dev.plimsoll.incidents;

import java.util.List;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was said of incidents and alerts and waits for a person to put it right. */
@Component
public class Repairs {

    private static final int MOST = 100;

    private static final String FLAWED_ALERT = """
              from incidents.alert a
              left join catalog.service_names s on s.alias = a.said_service
              left join catalog.environment_names e on e.alias = a.said_environment
             where a.placed_by is null
               and (s.service_id is null
                    or (a.said_environment is not null and e.environment_id is null)
                    or a.ended_at < a.started_at)
            """;

    private static final String FLAWED_INCIDENT = """
              from incidents.incident i
             where i.merged_into is null
               and (i.resolved_at < i.opened_at
                    or i.began_at < timestamptz '2000-01-01 00:00:00Z'
                    or i.origin = 'untold'
                    or (i.said_environment is not null
                        and not exists (select from catalog.environment_names e where e.alias = i.said_environment))
                    or not exists (select
                                     from incidents.affected a
                                     join incidents.incident p on p.id = a.incident_id
                                    where p.id = i.id or p.merged_into = i.id)
                    or exists (select
                                 from incidents.affected a
                                where a.incident_id = i.id
                                  and not exists (select from catalog.service_names s where s.alias = a.said_service)))
            """;

    private final JdbcClient jdbc;

    Repairs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** At most 100, the newest first. */
    public List<FlawedAlert> alerts() {
        return jdbc.sql("""
                        select a.id, a.name, a.source, a.said_service, a.said_environment, a.started_at, a.ended_at,
                               s.service_id is not null as is_service_known,
                               e.environment_id is not null as is_environment_known
                        """ + FLAWED_ALERT + " order by a.started_at desc, a.id desc limit :most")
                .param("most", MOST)
                .query(DataClassRowMapper.newInstance(FlawedAlert.class))
                .list();
    }

    /** By our numbers, at most 100. */
    public List<Long> incidents() {
        return jdbc.sql("select i.id " + FLAWED_INCIDENT + " order by i.began_at desc, i.id desc limit :most")
                .param("most", MOST)
                .query(Long.class)
                .list();
    }

    public int count() {
        return jdbc.sql("select (select count(*) %s) + (select count(*) %s)".formatted(FLAWED_ALERT, FLAWED_INCIDENT))
                .query(Integer.class)
                .single();
    }
}
