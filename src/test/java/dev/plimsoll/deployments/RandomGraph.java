package dev.plimsoll.deployments;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** A small graph of commits with branches and merges, and what follows from it by counting on one's fingers. */
record RandomGraph(String service, Map<String, List<String>> parents) {

    static final Instant START = Instant.parse("2026-10-01T08:00:00Z");

    static RandomGraph of(String service, Random random, int size) {
        var parents = new LinkedHashMap<String, List<String>>();
        var shas = new ArrayList<String>();
        for (var n = 0; n < size; n++) {
            var sha = "%040x".formatted(new java.math.BigInteger(160, random));
            parents.put(sha, n == 0 ? List.of() : parentsOf(shas, random));
            shas.add(sha);
        }
        return new RandomGraph(service, parents);
    }

    /** Mostly the latest, at times an older one, at times two. */
    private static List<String> parentsOf(List<String> shas, Random random) {
        var last = shas.size() - 1;
        var first = shas.get(random.nextInt(3) == 0 ? Math.max(0, last - random.nextInt(6)) : last);
        var second = shas.get(Math.max(0, last - random.nextInt(6)));
        return random.nextInt(4) == 0 && !first.equals(second) ? List.of(first, second) : List.of(first);
    }

    List<String> shas() {
        return List.copyOf(parents.keySet());
    }

    String any(Random random) {
        return shas().get(random.nextInt(parents.size()));
    }

    /** The commits as events, a few hours apart. */
    List<String> events() {
        var events = new ArrayList<String>();
        parents.forEach((sha, on) -> {
            var at = START.plus(Duration.ofHours(7L * events.size()));
            events.add(
                    "{\"type\":\"commit\",\"repository\":\"acme/%s\",\"sha\":\"%s\",\"parents\":[%s],\"authored_at\":\"%s\",\"committed_at\":\"%s\",\"author\":\"maya\",\"message\":\"Work\"}"
                            .formatted(
                                    service,
                                    sha,
                                    on.stream().map(it -> '"' + it + '"').collect(Collectors.joining(",")),
                                    at,
                                    at));
        });
        return events;
    }

    Set<String> reachable(Collection<String> from) {
        var seen = new HashSet<String>();
        var open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            var sha = open.remove();
            if (seen.add(sha)) {
                open.addAll(parents.get(sha));
            }
        }
        return seen;
    }

    Set<String> minus(Collection<String> from, Collection<String> other) {
        var left = reachable(from);
        left.removeAll(reachable(other));
        return left;
    }
}
