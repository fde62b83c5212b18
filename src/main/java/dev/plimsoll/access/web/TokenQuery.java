package dev.plimsoll.access.web;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what the settings show of tokens: those that open something first, at most 500. */
@Component
class TokenQuery {

    private final JdbcClient jdbc;
    private final Clock clock;

    TokenQuery(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<TokenLine> tokens() {
        return jdbc.sql("""
                        select t.id, t.public_id, t.name, t.role, p.display_name as owner, t.created_at, t.expires_at,
                               t.last_used_at, t.revoked_at, t.expires_at <= :now as expired
                          from access.token t
                          join access.person p on p.id = t.owner_id
                         order by t.revoked_at is not null, t.expires_at <= :now, lower(t.name), t.id
                         limit 500
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(TokenLine.class)
                .list();
    }
}
