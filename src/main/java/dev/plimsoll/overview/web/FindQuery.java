package dev.plimsoll.overview.web;

import dev.plimsoll.catalog.Catalog;
import dev.plimsoll.deployments.Shas;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/**
 * Finds services by any of their names or a part of one, commits by the beginning of their SHA, and incidents by their key
 * or a part of their title.
 */
@Component
class FindQuery {

    private static final Pattern TOKEN = Pattern.compile("\\S{4,64}");
    private static final Pattern GIT_ID = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final int HITS = 12;

    private final JdbcClient jdbc;
    private final Catalog catalog;
    private final Shas shas;

    FindQuery(JdbcClient jdbc, Catalog catalog, Shas shas) {
        this.jdbc = jdbc;
        this.catalog = catalog;
        this.shas = shas;
    }

    List<Hit> find(String text) {
        var found = new LinkedHashSet<Hit>();
        var exact = catalog.currentName(text);
        exact.ifPresent(name -> found.addAll(services("s.name = :name", name)));
        var lower = text.toLowerCase(Locale.ROOT);
        if (exact.isEmpty()) {
            found.addAll(services("s.name like '%' || :name || '%' escape '!'", escaped(lower)));
        }
        if (TOKEN.matcher(text).matches()) {
            found.addAll(commits(text));
        }
        found.addAll(incidents(text, exact.isEmpty()));
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

    /** Each leads to where it is. */
    private List<Hit> commits(String token) {
        return shas.named(token).stream()
                .limit(HITS)
                .map(commit -> new Hit(
                        "run",
                        GIT_ID.matcher(commit.sha()).matches() ? commit.sha().substring(0, 7) : commit.sha(),
                        Objects.requireNonNullElse(commit.subject(), "commit"),
                        "/sha/" + UriUtils.encodePathSegment(commit.sha(), "UTF-8")))
                .toList();
    }

    /** By its key or its source's name for it; also by what a title holds, the newest first. */
    private List<Hit> incidents(String text, boolean isByTitle) {
        return jdbc.sql("""
                        select key, title
                          from incidents.incidents
                         where lower(key) = :text
                            or lower(external_id) = :text
                            or (:byTitle and length(:text) > 2 and lower(title) like '%%' || :part || '%%' escape '!')
                         order by lower(key) = :text desc, began_at desc, id desc
                         limit %d
                        """.formatted(HITS))
                .param("text", text.toLowerCase(Locale.ROOT))
                .param("byTitle", isByTitle)
                .param("part", escaped(text.toLowerCase(Locale.ROOT)))
                .query((row, n) -> new Hit(
                        "bolt",
                        row.getString("key"),
                        row.getString("title"),
                        "/incidents/" + UriUtils.encodePathSegment(row.getString("key"), "UTF-8")))
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
