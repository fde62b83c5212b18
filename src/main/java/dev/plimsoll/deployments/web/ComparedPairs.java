package dev.plimsoll.deployments.web;

import dev.plimsoll.deployments.Runs;
import dev.plimsoll.deployments.WhatRuns;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts what two places run side by side: the same service, and the same part of the environment where it has parts. */
@Component
class ComparedPairs {

    private static final String WHOLE = "*";

    private final WhatRuns whatRuns;
    private final CompareQuery query;
    private final Clock clock;

    ComparedPairs(WhatRuns whatRuns, CompareQuery query, Clock clock) {
        this.whatRuns = whatRuns;
        this.query = query;
        this.clock = clock;
    }

    List<ComparedPair> of(CompareAsk ask) {
        var from = running(ask.from(), ask.team(), ask.at());
        var to = running(ask.to(), ask.team(), ask.then());
        var sides = sides(Stream.concat(from.stream(), to.stream()).toList());
        var ofFrom = byService(from);
        var ofTo = byService(to);
        var services = new TreeSet<>(ofFrom.keySet());
        services.addAll(ofTo.keySet());
        return services.stream()
                .flatMap(service -> pairs(
                        service, ofFrom.getOrDefault(service, Map.of()), ofTo.getOrDefault(service, Map.of()), sides))
                .toList();
    }

    /** A canary is no version of an environment; of two colours the one that came last is. */
    private List<Runs> running(String environment, @Nullable String team, @Nullable Instant at) {
        var asked = new WhatRuns.Asked(null, environment, team);
        var all = at == null ? whatRuns.now(asked, clock.instant()) : whatRuns.at(asked, at);
        return all.stream()
                .filter(runs -> !runs.slot().equals("canary"))
                .sorted(Comparator.comparing(Runs::isStable).thenComparing(Runs::since))
                .toList();
    }

    private static Map<String, Map<String, Runs>> byService(Collection<Runs> running) {
        var byService = new LinkedHashMap<String, Map<String, Runs>>();
        running.forEach(runs -> byService
                .computeIfAbsent(runs.service(), any -> new LinkedHashMap<>())
                .put(runs.target(), runs));
        return byService;
    }

    private static Stream<ComparedPair> pairs(
            String service, Map<String, Runs> from, Map<String, Runs> to, Function<Runs, ComparedSide> sides) {
        var targets = new TreeSet<>(from.keySet());
        targets.addAll(to.keySet());
        if (targets.size() > 1 && Stream.of(from, to).allMatch(side -> isWhole(side) || !side.containsKey(WHOLE))) {
            targets.remove(WHOLE);
        }
        return targets.stream()
                .map(target -> new ComparedPair(service, target, side(from, target, sides), side(to, target, sides)));
    }

    /** Where one side has no parts, each part of the other is compared with all of it. */
    private static @Nullable ComparedSide side(
            Map<String, Runs> running, String target, Function<Runs, ComparedSide> sides) {
        var runs = isWhole(running) ? running.get(WHOLE) : running.get(target);
        return runs == null ? null : sides.apply(runs);
    }

    private static boolean isWhole(Map<String, Runs> running) {
        return running.size() == 1 && running.containsKey(WHOLE);
    }

    private Function<Runs, ComparedSide> sides(List<Runs> running) {
        var ofDeployments = query.repositoriesOfDeployments(distinct(running, Runs::deploymentId));
        var ofServices = query.repositoriesOfServices(distinct(running, Runs::serviceId));
        var platforms = query.platforms(distinct(running, Runs::digest));
        return runs -> new ComparedSide(
                runs,
                ofDeployments.getOrDefault(
                        Objects.requireNonNullElse(runs.deploymentId(), 0L), ofServices.get(runs.serviceId())),
                runs.digest() == null ? null : platforms.get(runs.digest()));
    }

    private static <T> List<T> distinct(List<Runs> running, Function<Runs, @Nullable T> of) {
        var distinct = new ArrayList<T>();
        running.stream().map(of).filter(Objects::nonNull).distinct().forEach(distinct::add);
        return distinct;
    }
}
