package dev.plimsoll.intake.azuredevops;

import dev.plimsoll.catalog.RepositoryClaim;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.UnreadableDelivery;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The classic release that an event speaks of, which it names in one of several places. */
record Release(HookBody body) {

    /** Release, build and pipeline numbers are counted by themselves: this sets those of releases apart. */
    private static final String PREFIX = "release/";

    /** What a release is called as a run of its pipeline. */
    String runId() {
        return Stream.of(
                        path("environment", "release", "id"),
                        path("release", "id"),
                        path("approval", "release", "id"),
                        path("environment", "releaseId"),
                        path("deployment", "release", "id"))
                .filter(id -> id != null && !id.equals("0"))
                .findFirst()
                .map(id -> PREFIX + id)
                .orElseThrow(() -> new UnreadableDelivery("The body has no \u201cresource.release.id\u201d."));
    }

    @Nullable
    String name() {
        return HookBody.first(
                path("release", "name"),
                path("environment", "release", "name"),
                path("approval", "release", "name"),
                path("deployment", "release", "name"));
    }

    /** The release pipeline, which is named after what it ships; old servers leave it out of some events. */
    @Nullable
    String definition() {
        return HookBody.first(
                path("release", "releaseDefinition", "name"),
                path("deployment", "releaseDefinition", "name"),
                path("environment", "releaseDefinition", "name"),
                path("approval", "releaseDefinition", "name"));
    }

    @Nullable
    String project() {
        return path("project", "name");
    }

    String origin() {
        return body.origin(
                path("environment", "release", "url"),
                path("environment", "release", "_links", "web", "href"),
                path("release", "releaseDefinition", "url"),
                path("release", "_links", "web", "href"),
                path("release", "url"),
                path("approval", "releaseDefinition", "url"),
                path("url"));
    }

    @Nullable
    String link() {
        return HookBody.first(
                HookBody.link(body.resource().at("release")),
                HookBody.link(body.resource().at("environment", "release")));
    }

    /** What its main artifact was made of, such as {@code sourceVersion}. */
    @Nullable
    String sha() {
        var artifact = artifact();
        var said = HookBody.first(made(artifact, "sourceVersion"), isCode(artifact) ? made(artifact, "version") : null);
        return BuildCompleted.sha(said);
    }

    @Nullable
    String ref() {
        return HookBody.first(made(artifact(), "branch"), made(artifact(), "branches"));
    }

    @Nullable
    RepositoryClaim repository() {
        var artifact = artifact();
        var field = isCode(artifact) ? "definition" : "repository";
        var id = made(artifact, field);
        var name = HookBody.first(artifact.text("definitionReference", field, "name"), id);
        if (id == null || name == null) {
            return null;
        }
        var project = artifact.text("definitionReference", "project", "name");
        var isElsewhere = name.contains("/");
        return isElsewhere || project == null
                ? new RepositoryClaim(origin(), null, name, body.at())
                : new RepositoryClaim(origin(), id, project + "/" + name, body.at());
    }

    private Tree artifact() {
        return Stream.of(body.resource().at("release"), body.resource().at("deployment", "release"))
                .flatMap(release -> release.stream("artifacts"))
                .min(Comparator.comparing(artifact -> !artifact.isTrue("isPrimary")))
                .orElseGet(() -> body.resource().at("release", "artifacts", "none"));
    }

    private static boolean isCode(Tree artifact) {
        var type = Objects.requireNonNullElse(artifact.text("type"), "").toLowerCase(Locale.ROOT);
        return type.equals("git") || type.equals("github");
    }

    private static @Nullable String made(Tree artifact, String field) {
        return artifact.text("definitionReference", field, "id");
    }

    private @Nullable String path(String... names) {
        return body.text(names);
    }
}
