package dev.plimsoll.changes;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes evidence, many pieces in one statement: once and never changed. */
@Component
class EvidenceRows {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    EvidenceRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void write(List<EvidenceReport> reports) {
        jdbc.sql("""
                        insert into changes.evidence (origin, digest, sha, kind, status, summary, given_at, url)
                        select origin, digest, sha, kind, status, cast(summary as jsonb), "givenAt", url
                          from jsonb_to_recordset(cast(:rows as jsonb)) as r(
                                 origin text, digest text, sha text, kind text, status text, summary text,
                                 "givenAt" timestamptz, url text)
                            on conflict on constraint evidence_given_once do nothing
                        """).param("rows", json.writeValueAsString(reports)).update();
    }
}
