package dev.plimsoll.incidents;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How people put a timeline right: of each aspect of an entry the last word counts. */
@Component
class Edits {

    private final JdbcClient jdbc;

    Edits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One edit.
     *
     * @param isOn of {@code pinned} and {@code hidden}
     * @param at of {@code time}; null puts the original back
     * @param title of {@code title}; null puts the original back
     */
    public record Edit(
            String entry,
            String aspect,
            @Nullable Boolean isOn,
            @Nullable Instant at,
            @Nullable String title,
            String by,
            Instant editedAt) {}

    /** By entry, the last edit of each aspect. */
    Map<String, List<Edit>> of(long incident) {
        return jdbc.sql("""
                        select distinct on (entry, aspect) entry, aspect, is_on, at, title, by, edited_at
                          from incidents.edit
                         where incident_id in (select id from incidents.incident where id = :id or merged_into = :id)
                         order by entry, aspect, id desc
                        """).param("id", incident).query(DataClassRowMapper.newInstance(Edit.class)).stream()
                .collect(Collectors.groupingBy(Edit::entry));
    }

    /** All that was ever put right, the oldest first. */
    List<Edit> history(long incident) {
        return jdbc.sql("""
                        select entry, aspect, is_on, at, title, by, edited_at
                          from incidents.edit
                         where incident_id in (select id from incidents.incident where id = :id or merged_into = :id)
                         order by id
                        """)
                .param("id", incident)
                .query(DataClassRowMapper.newInstance(Edit.class))
                .list();
    }

    static Map<String, Instant> times(Map<String, List<Edit>> edits) {
        var times = new HashMap<String, Instant>();
        edits.forEach((entry, all) -> all.stream()
                .filter(edit -> edit.aspect().equals("time") && edit.at() != null)
                .forEach(edit -> times.put(entry, edit.at())));
        return times;
    }
}
