package dev.plimsoll.intake.alerts;

import dev.plimsoll.incidents.AlertReport;
import dev.plimsoll.intake.Inbound;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.WebAddress;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One alert of a group.
 *
 * @param group what stands around it
 */
record Alert(Tree tree, Tree group, Inbound inbound) {

    private static final String UNNAMED = "unnamed alert";
    private static final int LONGEST_NAME = 200;

    /**
     * The same as long as it goes on firing, however often it is told of, and another when it fires again.
     *
     * <p>The beginning stands in it as the sender gives it, with all its nanoseconds.
     */
    String id() {
        return "%s/%s".formatted(fingerprint(), Objects.requireNonNullElse(tree.instant("startsAt"), "-"));
    }

    /** What is told of it, for telling a repeat from news. */
    String state() {
        return "%s/%s/%s".formatted(id(), tree.text("status"), tree.instant("endsAt"));
    }

    AlertReport report(String origin, String source) {
        var began = began();
        var labels = Labels.of(tree.at("labels"));
        return new AlertReport(
                origin,
                source,
                id(),
                Objects.requireNonNullElse(labels.first("alertname"), UNNAMED),
                labels.first("severity"),
                labels.service(),
                labels.environment(),
                began,
                ended(),
                first(tree.text("annotations", "summary"), tree.text("annotations", "description")),
                url(),
                inbound.receivedAt(),
                inbound.receivedAt(),
                null);
    }

    private String fingerprint() {
        var given = tree.text("fingerprint");
        return given == null || given.length() > LONGEST_NAME ? "labels-" + Digest.of(labels()) : given;
    }

    private Stream<String> labels() {
        return tree.at("labels").node().properties().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(label ->
                        Stream.of(label.getKey(), Objects.requireNonNullElse(new Tree(label.getValue()).text(), "")));
    }

    /** Without a beginning it began when we heard of it at the latest, or when it ended. */
    private Instant began() {
        var began = tree.instant("startsAt");
        return inbound.now(began == null ? tree.instant("endsAt") : began);
    }

    /**
     * Null while it fires: then the end is of the year 1, or one that is still to come. One that is over without an end was
     * over when we heard of it at the latest.
     */
    private @Nullable Instant ended() {
        var end = tree.instant("endsAt");
        var status = first(tree.text("status"), isOver(group) ? "resolved" : null);
        if ("firing".equalsIgnoreCase(status)) {
            return null;
        }
        return "resolved".equalsIgnoreCase(status) || (end != null && !end.isAfter(inbound.receivedAt()))
                ? inbound.now(end)
                : null;
    }

    private static boolean isOver(Tree group) {
        return "resolved".equalsIgnoreCase(group.text("status"));
    }

    private @Nullable String url() {
        return Stream.of(tree.text("generatorURL"), tree.text("panelURL"), tree.text("dashboardURL"))
                .map(WebAddress::orNull)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> WebAddress.orNull(group.text("externalURL")));
    }

    private static @Nullable String first(@Nullable String preferred, @Nullable String otherwise) {
        return preferred == null ? otherwise : preferred;
    }
}
