package dev.plimsoll.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import dev.plimsoll.testing.ShortHistory;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The same facts lead to the same samples, in whatever order and however often they are told. */
@PlimsollTest
@Import(SampleDesk.class)
class SampleOrderPropertyTests {

    private static final String SERVICES = "p0=m0@0[of=pay,in=dev] w0=m0@0[of=web,in=dev]";

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private SampleDesk desk;

    @Autowired
    private JdbcClient jdbc;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void theOrderOfTellingDecidesNothing(int seed) {
        var random = new Random(seed);
        var events = ShortHistory.events(history(random));
        begin();
        desk.tell(events);
        desk.settle();
        var samples = desk.all();
        var gaps = desk.gaps();
        assertThat(samples).hasSizeGreaterThan(30);

        begin();
        var told = new ArrayList<>(events);
        Collections.shuffle(told, random);
        for (var n = 0; n < 12; n++) {
            told.add(random.nextInt(told.size()), told.get(random.nextInt(told.size())));
        }
        for (var from = 0; from < told.size(); ) {
            var to = Math.min(told.size(), from + 1 + random.nextInt(14));
            tellAndSettle(told.subList(from, to));
            from = to;
        }

        assertThat(desk.gaps()).isEqualTo(gaps);
        assertThat(desk.all()).isEqualTo(samples);
        assertThat(desk.settle()).isEmpty();
    }

    private void begin() {
        plimsoll.empty();
        desk.tell(SERVICES);
        desk.settle();
        jdbc.sql("insert into catalog.service_path (service_id, prefix) select id, name || '/' from catalog.service")
                .update();
    }

    private void tellAndSettle(List<String> events) {
        var before = effects();
        desk.tell(events);
        var after = effects();
        var since = new HashMap<Long, Instant>();
        differing(before, after)
                .forEach(effect -> since.merge(effect.service(), effect.at(), (a, b) -> a.isBefore(b) ? a : b));
        var repository = jdbc.sql("select id from catalog.repositories")
                .query(Long.class)
                .single();
        var commits = new HashSet<Settling.Commit>();
        var changes = new HashSet<Settling.Change>();
        for (var event : events) {
            var told = JsonMapper.shared().readTree(event);
            if (told.path("type").asString().equals("commit")) {
                commits.add(new Settling.Commit(repository, told.path("sha").asString()));
            }
            if (told.path("type").asString().equals("change")) {
                changes.add(new Settling.Change(repository, told.path("number").asLong()));
            }
        }
        desk.settle(new Settling(since, Map.of(), commits, changes));
    }

    private static Set<Effect> differing(Set<Effect> before, Set<Effect> after) {
        var differing = new HashSet<>(before);
        differing.addAll(after);
        differing.removeIf(effect -> before.contains(effect) && after.contains(effect));
        return differing;
    }

    private Set<Effect> effects() {
        return jdbc
                .sql("select deployment_id, service_id, took_effect_at, counts_as from deployments.effects")
                .query((row, n) -> new Effect(
                        row.getLong(1),
                        row.getLong(2),
                        row.getObject(3, OffsetDateTime.class).toInstant(),
                        row.getString(4)))
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    private record Effect(long deployment, long service, Instant at, String countsAs) {}

    /** Two services in one repository: squashes, merges, picks onto a branch for releases, reverts and rollbacks. */
    private static String history(Random random) {
        var words = new ArrayList<String>();
        var main = new ArrayList<String>();
        words.add("m0<@0.1");
        main.add("m0");
        var release = "m0";
        var places = List.of("pay,in=production", "pay,in=prod-eu", "web,in=production", "web,in=staging");
        for (var n = 1; n <= 24; n++) {
            var last = main.get(main.size() - 1);
            var path = random.nextBoolean() ? "pay/x" : "web/y";
            var commit = "m" + n;
            switch (random.nextInt(7)) {
                case 0 -> {
                    words.add("x%d<%s@%d.1[path=%s] y%d<x%d@%d.2[path=%s]".formatted(n, last, n, path, n, n, n, path));
                    words.add("#%d[opened=%d.15,reviewed=%d.3,merged=%d.4,merge=%s,commits=x%d+y%d]"
                            .formatted(n, n, n, n, commit, n, n));
                    words.add("%s<%s@%d.4[path=%s]".formatted(commit, last, n, path));
                }
                case 1 -> {
                    words.add("x%d<%s@%d.1[path=%s,pr=%d]".formatted(n, last, n, path, n));
                    words.add("%s<%s,x%d@%d.4".formatted(commit, last, n, n));
                    words.add("#%d[opened=%d.15,approved=%d.3,merged=%d.4,merge=%s]".formatted(n, n, n, n, commit));
                }
                case 2 -> words.add("%s<%s@%d.4[revert=%s]".formatted(commit, last, n, last));
                case 3 -> {
                    words.add("r%d<%s@%d.2[pick=%s,path=%s]".formatted(n, release, n, last, path));
                    release = "r" + n;
                    words.add("%s<%s@%d.4[path=%s,by=renovate]".formatted(commit, last, n, path));
                }
                case 4 -> words.add("%s<%s@%d.4[path=%s,patch=z%d]".formatted(commit, last, n, path, n / 3));
                default -> words.add("%s<%s@%d.4[path=%s]".formatted(commit, last, n, path));
            }
            main.add(commit);
            for (var place = 0; place < places.size(); place++) {
                if (random.nextInt(2) == 0) {
                    var back = random.nextInt(5) == 0 ? random.nextInt(4) : 0;
                    var sha = random.nextInt(6) == 0 ? release : main.get(Math.max(0, main.size() - 1 - back));
                    words.add(String.format(
                            Locale.ROOT,
                            "d%d.%d=%s@%.3f[of=%s]",
                            n,
                            place,
                            sha,
                            n + 0.5 + place / 10.0,
                            places.get(place)));
                }
            }
        }
        return String.join(" ", words);
    }
}
