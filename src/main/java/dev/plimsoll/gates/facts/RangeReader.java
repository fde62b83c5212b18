package dev.plimsoll.gates.facts;

import dev.plimsoll.gates.facts.Range.Change;
import dev.plimsoll.gates.facts.Range.Commit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads the commits that candidates bring, from their commit back to what runs. */
@Component
class RangeReader {

    /** From both ends back, breadth first: what only the candidate reaches is what it brings. */
    private static final String WALK = """
            , walk (n, is_new, repository_id, sha, parents) as (
              select q.n, side.is_new, c.repository_id, c.sha, c.parents
                from q
               cross join lateral (
                      select true as is_new, q.sha
                       union all
                      select false, base from unnest(q.bases) as base) side
               cross join lateral (
                      select k.repository_id, k.sha, k.parents
                        from changes.commits k
                        left join catalog.repositories r on r.id = k.repository_id
                       where k.sha = side.sha
                       order by r.service_id = q.service desc nulls last, k.repository_id
                       limit 1) c
               where cardinality(q.bases) > 0
               union
              select w.n, w.is_new, w.repository_id, c.sha, c.parents
                from walk w
                join q on q.n = w.n
               cross join lateral unnest(w.parents) as p(sha)
                join changes.commits c on c.repository_id = w.repository_id and c.sha = p.sha
               where not (w.is_new and c.sha = any(q.bases))),
              seen as materialized (select * from walk limit :most),
              brought as (
              select *
                from seen s
               where s.is_new
                 and s.sha <> all(select unnest(bases) from q where q.n = s.n)
                 and not exists (
                     select from seen o where o.n = s.n and o.repository_id = s.repository_id and o.sha = s.sha and not o.is_new))
            """;

    private final Rows rows;

    RangeReader(Rows rows) {
        this.rows = rows;
    }

    /** By the number of the question; a commit that nobody reported has no range. */
    Map<Integer, Range> read(List<Asked> asked) {
        var lines = rows.ask(
                asked,
                WALK + """
                        select b.n, b.repository_id, b.sha, c.author, c.subject, c.paths, c.people, c.change_number,
                               (c.parents is not null and not exists (
                                  select
                                    from unnest(c.parents) as p(sha)
                                   where not exists (
                                         select
                                           from changes.commits k
                                          where k.repository_id = b.repository_id
                                            and k.sha = p.sha))) as is_whole
                          from brought b
                          join changes.commits c on c.repository_id = b.repository_id and c.sha = b.sha
                         order by b.n, c.committed_at desc nulls last, b.sha
                        """,
                (row, n) -> new Line(
                        new Commit(
                                row.getLong("repository_id"),
                                row.getString("sha"),
                                row.getString("subject"),
                                Stream.concat(
                                                Stream.ofNullable(row.getString("author")),
                                                Rows.texts(row, "people").stream())
                                        .distinct()
                                        .toList(),
                                Rows.texts(row, "paths"),
                                Rows.number(row, "change_number")),
                        row.getBoolean("is_whole")));
        var known = known(asked);
        var changes = changes(asked, lines);
        var ranges = new LinkedHashMap<Integer, Range>();
        for (var one : asked) {
            var found = lines.getOrDefault(one.n(), List.of());
            var isComplete = known.containsKey(one.n()) && found.stream().allMatch(Line::isWhole);
            ranges.put(
                    one.n(),
                    new Range(
                            found.stream().map(Line::commit).toList(),
                            changes.getOrDefault(one.n(), List.of()),
                            isComplete));
        }
        return ranges;
    }

    private record Line(Commit commit, boolean isWhole) {}

    /** Those whose commit and what runs were both reported. */
    private Map<Integer, List<Integer>> known(List<Asked> asked) {
        return rows.ask(asked, """
                        select q.n
                          from q
                         where cardinality(q.bases) > 0
                           and exists (select from changes.commits c where c.sha = q.sha)
                           and not exists (
                               select
                                 from unnest(q.bases) as base
                                where not exists (select from changes.commits c where c.sha = base))
                         limit :most
                        """, (row, n) -> row.getInt("n"));
    }

    private Map<Integer, List<Change>> changes(List<Asked> asked, Map<Integer, List<Line>> lines) {
        var of = new ArrayList<Asked>();
        asked.forEach(one -> of.add(one.from(lines.getOrDefault(one.n(), List.of()).stream()
                .map(line -> line.commit().sha())
                .toList())));
        return rows.ask(
                of,
                """
                        select distinct q.n, r.repository_id, r.number, r.author, r.merged_by,
                               case when r.approved_at <= q.at then r.approved_at end as approved_at, r.merge_sha,
                               r.head_sha, r.url
                          from q
                         cross join lateral unnest(q.bases) as s(sha)
                         cross join lateral (
                                select * from changes.change_requests where merge_sha = s.sha
                                 union
                                select * from changes.change_requests where head_sha = s.sha
                                 union
                                select m.*
                                  from changes.commits c
                                  join changes.change_requests m on m.repository_id = c.repository_id
                                                                and m.number = c.change_number
                                 where c.sha = s.sha) r
                         order by q.n, r.number
                         limit :most
                        """,
                (row, n) -> new Change(
                        row.getLong("repository_id"),
                        row.getLong("number"),
                        row.getString("author"),
                        row.getString("merged_by"),
                        Rows.instant(row, "approved_at"),
                        row.getString("merge_sha"),
                        row.getString("head_sha"),
                        row.getString("url")));
    }
}
