package dev.plimsoll.intake.azuredevops;

import dev.plimsoll.catalog.Claim;
import dev.plimsoll.intake.Said;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.pipelines.RunReport;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * A classic release was made or given up. It is a run of its pipeline and no deployment: each of its stages may be deployed,
 * and most never are.
 */
@Component
class ReleaseState implements HookEvent {

    private static final String CREATED = "ms.vss-release.release-created-event";
    private static final String ABANDONED = "ms.vss-release.release-abandoned-event";

    @Override
    public Set<String> types() {
        return Set.of(CREATED, ABANDONED);
    }

    @Override
    public Translation translate(HookBody body) {
        var release = new Release(body);
        var isOver = body.type().equals(ABANDONED);
        var run = report(body, release, isOver);
        return Translation.of(
                Said.of(run),
                "Release \u201c%s\u201d of %s was %s; its stages are deployed one by one"
                        .formatted(
                                Objects.requireNonNullElse(release.name(), run.externalId()),
                                Objects.requireNonNullElse(run.workflow(), "an unnamed pipeline"),
                                isOver ? "abandoned" : "created"));
    }

    private static RunReport report(HookBody body, Release release, boolean isOver) {
        return new RunReport(
                release.origin(),
                release.runId(),
                1,
                new Claim(release.origin(), release.repository(), null, null),
                release.definition(),
                release.ref(),
                release.sha(),
                isOver ? "completed" : "running",
                isOver ? "cancelled" : null,
                HookBody.person(body.resource().at("release", isOver ? "modifiedBy" : "createdBy")),
                isOver ? body.instant("release", "createdOn") : body.at(),
                isOver ? body.at() : null,
                release.link(),
                body.at());
    }
}
