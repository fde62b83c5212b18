package dev.plimsoll.deployments.web;

import dev.plimsoll.deployments.Distance;
import dev.plimsoll.deployments.Distances;
import dev.plimsoll.deployments.Runs;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Says how many commits environments are behind the first one that runs another commit: in at most four statements,
 * however many services there are. What the graph of commits does not tell, or not nearby, is left out.
 */
@Component
class Lags {

    private final CompareQuery query;
    private final Distances distances;

    Lags(CompareQuery query, Distances distances) {
        this.query = query;
        this.distances = distances;
    }

    /** One service in one environment. */
    record Place(long service, String environment) {

        static Place of(Runs runs) {
            return new Place(runs.serviceId(), runs.environment());
        }
    }

    private record Step(Runs ahead, Runs here) {

        static Optional<Step> to(Runs here, List<Runs> before) {
            return before.stream()
                    .filter(other -> other.sha() != null && here.sha() != null)
                    .filter(other -> !Objects.equals(other.sha(), here.sha()))
                    .findFirst()
                    .map(ahead -> new Step(ahead, here));
        }

        Distances.Pair pair(Map<Long, Long> ofDeployments, Map<Long, Long> ofServices) {
            var repository = Stream.of(here, ahead)
                    .map(runs -> ofDeployments.get(Objects.requireNonNullElse(runs.deploymentId(), 0L)))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(ofServices.get(here.serviceId()));
            return new Distances.Pair(repository, here.sha(), ahead.sha());
        }
    }

    /** @param lines what each service runs, in the order of promotion */
    Map<Place, Lag> of(Collection<List<Runs>> lines) {
        var steps = lines.stream().flatMap(Lags::steps).toList();
        if (steps.isEmpty()) {
            return Map.of();
        }
        var ofDeployments = query.repositoriesOfDeployments(
                numbers(steps, runs -> Objects.requireNonNullElse(runs.deploymentId(), 0L)));
        var ofServices = query.repositoriesOfServices(numbers(steps, Runs::serviceId));
        var pairs =
                steps.stream().map(step -> step.pair(ofDeployments, ofServices)).toList();
        return lags(steps, pairs, distances.nearby(pairs));
    }

    private static Map<Place, Lag> lags(List<Step> steps, List<Distances.Pair> pairs, List<Distance> far) {
        var lags = new HashMap<Place, Lag>();
        for (var n = 0; n < steps.size(); n++) {
            var behind = far.get(n).behind();
            var repository = pairs.get(n).repositoryId();
            if (behind != null && behind > 0 && repository != null) {
                lags.put(
                        Place.of(steps.get(n).here()),
                        new Lag(
                                steps.get(n).ahead().environment(),
                                repository,
                                far.get(n).behindBy()));
            }
        }
        return lags;
    }

    private static Stream<Step> steps(List<Runs> line) {
        var steps = new ArrayList<Step>();
        for (var n = 1; n < line.size(); n++) {
            Step.to(line.get(n), line.subList(0, n)).ifPresent(steps::add);
        }
        return steps.stream();
    }

    private static List<Long> numbers(List<Step> steps, Function<Runs, Long> number) {
        return steps.stream()
                .flatMap(step -> Stream.of(step.here(), step.ahead()))
                .map(number)
                .distinct()
                .toList();
    }
}
