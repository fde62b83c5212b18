package dev.plimsoll.catalog;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds environments by any name they have had; a new one takes its place in the order by what its name suggests. */
@Component
class EnvironmentNames {

    private final JdbcClient jdbc;
    private final Clock clock;

    EnvironmentNames(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    long named(String name, String origin) {
        var alias = name.strip().toLowerCase(Locale.ROOT);
        return byAlias(alias).orElseGet(() -> write(alias, origin));
    }

    Optional<Long> find(String name) {
        return byAlias(name.strip().toLowerCase(Locale.ROOT));
    }

    private Optional<Long> byAlias(String alias) {
        return jdbc.sql("select environment_id from catalog.environment_alias where alias = :alias")
                .param("alias", alias)
                .query(Long.class)
                .optional();
    }

    /** Written in lower case: senders do not agree on capitals, and which of them comes first is chance. */
    private long write(String alias, String origin) {
        var tier = EnvironmentTier.guess(alias);
        jdbc.sql("""
                        insert into catalog.environment (name, tier, position, origin, first_seen_at)
                        values (:name, :tier, :position, :origin, :now)
                            on conflict (name) do nothing
                        """)
                .param("name", alias)
                .param("tier", tier.word())
                .param("position", tier.position())
                .param("origin", origin)
                .param("now", clock.instant().atOffset(UTC))
                .update();
        var id = jdbc.sql("select id from catalog.environment where name = :name")
                .param("name", alias)
                .query(Long.class)
                .single();
        jdbc.sql(
                        "insert into catalog.environment_alias (alias, environment_id) values (:alias, :id) on conflict do nothing")
                .param("alias", alias)
                .param("id", id)
                .update();
        return id;
    }
}
