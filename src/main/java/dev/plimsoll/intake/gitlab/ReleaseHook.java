package dev.plimsoll.intake.gitlab;

import dev.plimsoll.intake.Said;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.forges.PushedCommit;
import java.util.Set;
import org.springframework.stereotype.Component;

/** A release was published: nothing is deployed by that, but it names its commit. */
@Component
class ReleaseHook implements GitLabHook {

    @Override
    public Set<String> kinds() {
        return Set.of("release");
    }

    @Override
    public Translation translate(GitLabBody body) {
        if ("delete".equals(body.text("action")) || body.text("commit", "id") == null) {
            return Translation.ignored("A release that was deleted, or names no commit, tells nothing new.");
        }
        var commit = new PushedCommit(body.tree().at("commit"));
        return Translation.of(
                Said.of(commit.report(body.about(null), null)),
                "Release %s of %s is commit %s"
                        .formatted(body.text("tag"), body.path(), PushedCommit.shortSha(commit.sha())));
    }
}
