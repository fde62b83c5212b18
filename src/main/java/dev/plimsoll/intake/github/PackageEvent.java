package dev.plimsoll.intake.github;

import dev.plimsoll.changes.BuildReport;
import dev.plimsoll.intake.Said;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.forges.PushedCommit;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A package was published. Of container images it says which commit became which digest. */
@Component
class PackageEvent implements GitHubEvent {

    private static final String REVISION = "org.opencontainers.image.revision";

    @Override
    public Set<String> names() {
        return Set.of("package", "registry_package");
    }

    @Override
    public Translation translate(GitHubBody body) {
        var thing = body.tree().has("registry_package") ? "registry_package" : "package";
        var item = body.tree().at(thing);
        var version = item.at("package_version");
        if (!"container".equals(lower(item.text("package_type")))) {
            return Translation.ignored(
                    "A package of type %s is not deployed as an image.".formatted(item.text("package_type")));
        }
        var digest = digest(version);
        if (digest == null) {
            return Translation.ignored("The image was published without a digest.");
        }
        var build = build(body, item, version, thing, digest);
        return Translation.of(
                Said.of(build), "Image %s was built from %s".formatted(digest, PushedCommit.shortSha(build.sha())));
    }

    private static BuildReport build(GitHubBody body, Tree item, Tree version, String thing, String digest) {
        var at = published(body, version);
        return new BuildReport(
                body.origin(),
                "package/%s/%s".formatted(body.needed(thing, "id"), digest),
                body.about(),
                revision(version),
                digest,
                image(item, version),
                null,
                "succeeded",
                null,
                at,
                version.text("html_url"),
                at);
    }

    /** GitHub sends the year 1 where it has no time: then the time of receipt has to do. */
    private static Instant published(GitHubBody body, Tree version) {
        return body.now(version.instant("created_at"));
    }

    private static @Nullable String digest(Tree version) {
        for (var candidate : new String[] {
            version.text("container_metadata", "tag", "digest"),
            version.text("container_metadata", "manifest", "digest"),
            version.text("version"),
            version.text("name")
        }) {
            if (candidate != null && candidate.startsWith("sha256:")) {
                return candidate;
            }
        }
        return null;
    }

    private static @Nullable String revision(Tree version) {
        var labels = version.at("container_metadata", "labels");
        for (var candidate :
                new String[] {labels.text("revision"), labels.text("all_labels", REVISION), version.text("target_oid")
                }) {
            if (candidate != null) {
                return candidate;
            }
        }
        return null;
    }

    private static @Nullable String image(Tree item, Tree version) {
        var url = version.text("package_url");
        return url == null ? item.text("name") : url;
    }

    private static @Nullable String lower(@Nullable String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }
}
