package dev.plimsoll.intake.kubernetes;

import dev.plimsoll.incidents.AlertReport;
import dev.plimsoll.intake.Inbound;
import dev.plimsoll.intake.Said;
import dev.plimsoll.intake.Times;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.clusters.Marks;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An event of the cluster itself, as the event exporter sends it. A warning is an alert that lasted as long as it was
 * repeated: nothing says when it is over.
 */
record ClusterEvent(Tree tree, Inbound inbound) {

    private static final String[] SERVICE = {"app.kubernetes.io/name", "app", "k8s-app"};

    boolean isOne() {
        return tree.at("involvedObject").isObject() && reason() != null;
    }

    @Nullable
    String reason() {
        return tree.text("reason");
    }

    /** The same event counts up. */
    String key() {
        return "%s/%s/%s".formatted(tree.text("metadata", "uid"), tree.text("count"), tree.text("lastTimestamp"));
    }

    Translation translate(String origin, String source) {
        var reason = reason();
        if (reason == null || !"Warning".equals(tree.text("type"))) {
            return Translation.ignored("An event that is no warning says of nothing that it is broken.");
        }
        var object = tree.text("involvedObject", "uid");
        if (object == null) {
            return Translation.unreadable("It has no \u201cinvolvedObject.uid\u201d.");
        }
        var last = Times.first(tree, "lastTimestamp", "eventTime", "metadata.creationTimestamp");
        var first = Times.first(tree, "firstTimestamp", "eventTime", "metadata.creationTimestamp");
        var report = new AlertReport(
                origin,
                source,
                "%s/%s".formatted(object, reason),
                reason,
                "warning",
                service(),
                environment(),
                inbound.now(first == null ? last : first),
                inbound.now(last),
                tree.text("message"),
                null,
                inbound.now(last),
                inbound.receivedAt(),
                null);
        return Translation.of(
                Said.of(report),
                "%s of %s %s"
                        .formatted(reason, tree.text("involvedObject", "kind"), tree.text("involvedObject", "name")));
    }

    private @Nullable String service() {
        var object = tree.at("involvedObject");
        return Stream.concat(
                        Stream.ofNullable(new Marks(object).of("service")),
                        Stream.of(SERVICE)
                                .map(label -> object.text("labels", label))
                                .filter(Objects::nonNull))
                .findFirst()
                .orElse(null);
    }

    private @Nullable String environment() {
        var marked = new Marks(tree.at("involvedObject")).of("environment");
        return marked == null ? tree.text("involvedObject", "namespace") : marked;
    }
}
