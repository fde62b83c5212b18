package dev.plimsoll.intake.azuredevops;

import dev.plimsoll.catalog.RepositoryClaim;
import dev.plimsoll.intake.Ended;
import dev.plimsoll.intake.GitAddress;
import dev.plimsoll.intake.Said;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.pipelines.RunReport;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A build that ended, which is a run. Old servers write its branch and commit into one field. */
@Component
class BuildCompleted implements HookEvent {

    private static final Pattern OLD_VERSION = Pattern.compile("\\w+:(refs/[^:]{1,300}):([0-9a-f]{40,64})");
    private static final Pattern SHA = Pattern.compile("[0-9a-f]{7,64}");

    @Override
    public Set<String> types() {
        return Set.of("build.complete");
    }

    @Override
    public Translation translate(HookBody body) {
        var run = report(body, body.resource());
        return Translation.of(
                Said.of(run),
                "Build %s of %s: %s"
                        .formatted(
                                run.externalId(),
                                Objects.requireNonNullElse(run.workflow(), "an unnamed pipeline"),
                                Objects.requireNonNullElse(run.conclusion(), "ended")));
    }

    private static RunReport report(HookBody body, Tree build) {
        var origin = body.origin(build.text("url"), build.text("_links", "self", "href"));
        var old = OLD_VERSION.matcher(Objects.requireNonNullElse(build.text("sourceGetVersion"), ""));
        var isOld = old.matches();
        return new RunReport(
                origin,
                body.name("id"),
                1,
                HookBody.about(origin, repository(body, origin, build)),
                build.text("definition", "name"),
                HookBody.first(build.text("sourceBranch"), isOld ? old.group(1) : null),
                sha(HookBody.first(build.text("sourceVersion"), isOld ? old.group(2) : null)),
                "completed",
                Ended.word(result(build)),
                actor(build),
                body.instant("startTime"),
                body.instant("finishTime"),
                HookBody.link(build),
                body.at());
    }

    /** Newer bodies say completed and have the result beside it; the first version said the result at once. */
    private static @Nullable String result(Tree build) {
        return HookBody.first(build.text("result"), build.text("status"));
    }

    private static @Nullable String actor(Tree build) {
        var first = build.items("requests");
        return HookBody.first(
                HookBody.person(build.at("requestedFor")),
                first.isEmpty() ? null : HookBody.person(first.get(0).at("requestedFor")));
    }

    private static @Nullable RepositoryClaim repository(HookBody body, String origin, Tree build) {
        var repository = build.at("repository");
        var byAddress = GitAddress.repository(repository.text("url"), body.at());
        var project = HookBody.first(build.text("project", "name"), build.text("definition", "project", "name"));
        var name = repository.text("name");
        var isItsOwn = "TfsGit".equals(repository.text("type"));
        return isItsOwn && name != null && project != null
                ? new RepositoryClaim(origin, repository.text("id"), project + "/" + name, body.at())
                : byAddress;
    }

    static @Nullable String sha(@Nullable String said) {
        return said != null && SHA.matcher(said).matches() ? said : null;
    }
}
