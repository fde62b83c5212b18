package dev.plimsoll.gates.kubernetes;

import dev.plimsoll.catalog.Catalog;
import dev.plimsoll.gates.GateClosed;
import dev.plimsoll.gates.GateOver;
import dev.plimsoll.gates.Gates;
import dev.plimsoll.gates.kubernetes.KubernetesProperties.Others;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Decides which images may go into a cluster: two statements, and the use of an approval the first time that it is heard.
 * An approval that was used stays open, so that pods come back after the loss of a node, until somebody says no.
 */
@Component
class Examiner {

    private final Catalog catalog;
    private final ClearanceRows clearances;
    private final Gates gates;
    private final KubernetesProperties properties;
    private final Clock clock;

    Examiner(Catalog catalog, ClearanceRows clearances, Gates gates, KubernetesProperties properties, Clock clock) {
        this.catalog = catalog;
        this.clearances = clearances;
        this.gates = gates;
        this.properties = properties;
        this.clock = clock;
    }

    /** What becomes of each; where all are admitted, approvals are used, but for a dry run. */
    List<Ruling> examine(String environment, Set<String> names, boolean isDryRun) {
        var images = names.stream().map(Image::of).toList();
        var rulings = rule(environment, images);
        var uses = rulings.stream().filter(Ruling::isUse).toList();
        if (isDryRun || uses.isEmpty() || !rulings.stream().allMatch(Ruling::isAdmitted)) {
            return rulings;
        }
        uses.forEach(ruling -> use(Objects.requireNonNull(ruling.clearance())));
        return rule(environment, images).stream().map(Examiner::used).toList();
    }

    private List<Ruling> rule(String environment, List<Image> images) {
        var digests = images.stream()
                .filter(properties::guards)
                .map(Image::digest)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (digests.isEmpty()) {
            return images.stream()
                    .map(image -> rule(environment, image, List.of()))
                    .toList();
        }
        var place = catalog.environment(environment);
        var found = place.map(id -> clearances.of(id, digests, clock.instant())).orElseGet(List::of);
        return images.stream()
                .map(image -> rule(environment, image, found))
                .map(ruling -> place.isPresent() || ruling.isAdmitted() ? ruling : nowhere(environment, ruling))
                .toList();
    }

    private static Ruling nowhere(String environment, Ruling ruling) {
        var name = environment.substring(0, Math.min(environment.length(), 100));
        return Ruling.refused(
                ruling.image(), "There is no environment “%s”: correct the address of the webhook".formatted(name));
    }

    private Ruling rule(String environment, Image image, List<Clearance> found) {
        if (!properties.guards(image)) {
            return properties.others() == Others.ALLOW
                    ? Ruling.unguarded(image)
                    : Ruling.refused(
                            image,
                            "%s is none of plimsoll.gates.kubernetes.images, and the others are denied"
                                    .formatted(image.shown()));
        }
        if (image.digest() == null) {
            return Ruling.refused(
                    image,
                    "%s is not bound to what was approved for %s: write its digest, as in %s@sha256:…"
                            .formatted(image.shown(), environment, image.shownRepository()));
        }
        return Ruling.of(
                image,
                found.stream()
                        .filter(one -> one.digest().equals(image.digest()))
                        .toList(),
                environment);
    }

    /** What stands in the way is said by how the request stands afterwards. */
    private void use(Clearance clearance) {
        try {
            gates.consume(clearance.id(), clearance.digest());
        } catch (GateClosed | GateOver tooEarlyOrTooLate) {
            return;
        }
    }

    /** What is approved still, after it was to be used, may not pass yet. */
    private static Ruling used(Ruling ruling) {
        return ruling.isUse()
                ? new Ruling(
                        ruling.image(),
                        ruling.clearance(),
                        "%s cannot be used yet: %s"
                                .formatted(
                                        ruling.image().digest(),
                                        Objects.requireNonNull(ruling.clearance())
                                                .because()))
                : ruling;
    }
}
