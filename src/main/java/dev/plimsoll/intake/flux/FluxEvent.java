package dev.plimsoll.intake.flux;

import dev.plimsoll.intake.Times;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.clusters.Brought;
import dev.plimsoll.intake.clusters.Image;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One event of a controller of Flux. */
record FluxEvent(Tree tree) {

    private static final String FLUX_ITSELF = "flux-system";

    @Nullable
    String kind() {
        return tree.text("involvedObject", "kind");
    }

    @Nullable
    String name() {
        return tree.text("involvedObject", "name");
    }

    @Nullable
    String reason() {
        return tree.text("reason");
    }

    @Nullable
    String message() {
        return tree.text("message");
    }

    @Nullable
    Instant at() {
        return Times.of(tree.text("timestamp"));
    }

    /** Identifies the object; without its uid by its names. */
    String object() {
        var uid = tree.text("involvedObject", "uid");
        return uid == null ? "%s/%s/%s".formatted(kind(), tree.text("involvedObject", "namespace"), name()) : uid;
    }

    /** A value of the metadata; its name may come with the group of the controller before it. */
    @Nullable
    String metadata(String... names) {
        return Stream.of(names)
                .map(this::value)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private @Nullable String value(String name) {
        return tree.at("metadata").node().properties().stream()
                .filter(entry -> entry.getKey().equals(name) || entry.getKey().endsWith("/" + name))
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new Tree(entry.getValue()).text())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    String revision() {
        return Objects.requireNonNullElse(metadata("revision"), "unnamed");
    }

    /** Sent to the forge beside the real one. */
    boolean isCopy() {
        return "update".equals(metadata("commit_status"));
    }

    /** As the alert or the object says, else the namespace, unless it is that of Flux itself. */
    @Nullable
    String environment() {
        var said = metadata("environment", "env");
        var namespace = tree.text("involvedObject", "namespace");
        return said == null && !FLUX_ITSELF.equals(namespace) ? namespace : said;
    }

    /** Never the revision: that is a commit of the repository with the manifests, or the version of a chart. */
    Brought brought() {
        var brought = Brought.of(metadata("sha"), Image.of(metadata("image")));
        if (!brought.isNothing()) {
            return brought;
        }
        var digest = Brought.digest(metadata("digest"));
        return digest == null
                ? Brought.of(metadata("app-version"), null)
                : new Brought(null, digest, metadata("app-version"));
    }
}
