package dev.plimsoll.overview.web;

import dev.plimsoll.catalog.Catalog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** Finds services by any of their names or a part of one, and deployments by the beginning of their SHA. */
@Component
class FindQuery {

    private static final Pattern SHA = Pattern.compile("[0-9a-f]{4,64}");
    private static final int HITS = 12;

    private final JdbcClient jdbc;
    private final Catalog catalog;

    FindQuery(JdbcClient jdbc, Catalog catalog) {
        this.jdbc = jdbc;
        this.catalog = catalog;
    }

    List<Hit> find(String text) {
        var found = new LinkedHashSet<Hit>();
        var exact = catalog.currentName(text);
        exact.ifPresent(name -> found.addAll(services("s.name = :name", name)));
        var lower = text.toLowerCase(Locale.ROOT);
        if (exact.isEmpty()) {
            found.addAll(services("s.name like '%' || :name || '%' escape '!'", escaped(lower)));
        }
        if (SHA.matcher(lower).matches()) {
            found.addAll(deployments(lower));
        }
        return new ArrayList<>(found);
    }

    /** The name that is closest by the letters that would have to change, if it is close at all. */
    @Nullable
    String nearest(String text) {
        var wanted = text.toLowerCase(Locale.ROOT);
        return jdbc.sql("select name from catalog.services limit 2000").query(String.class).list().stream()
                .min(Comparator.comparingInt(name -> distance(wanted, name)))
                .filter(name -> distance(wanted, name) <= Math.max(2, wanted.length() / 3))
                .orElse(null);
    }

    private List<Hit> services(String condition, String name) {
        return jdbc.sql("""
                        select s.name, coalesce(s.team, 'no team') as team
                          from catalog.services s
                         where %s
                         order by s.name
                         limit %d
                        """.formatted(condition, HITS))
                .param("name", name)
                .query((row, n) -> new Hit(
                        "now",
                        row.getString("name"),
                        row.getString("team"),
                        "/services/" + UriUtils.encodePathSegment(row.getString("name"), "UTF-8")))
                .list();
    }

    private List<Hit> deployments(String beginning) {
        return jdbc.sql("""
                        select d.id, left(d.sha, 7) as sha, s.name as service, e.name as environment, d.state
                          from deployments.deployments d
                          join catalog.services s on s.id = d.service_id
                          join catalog.environments e on e.id = d.environment_id
                         where d.sha like :beginning || '%%'
                         order by d.happened_at desc
                         limit %d
                        """.formatted(HITS))
                .param("beginning", beginning)
                .query((row, n) -> new Hit(
                        "run",
                        "%s to %s".formatted(row.getString("service"), row.getString("environment")),
                        "%s, %s".formatted(row.getString("sha"), row.getString("state")),
                        "/d/" + row.getLong("id")))
                .list();
    }

    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        var row = new int[b.length() + 1];
        for (var j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (var i = 1; i <= a.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.length(); j++) {
                var above = row[j];
                var change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
