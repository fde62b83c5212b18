package dev.plimsoll.intake.github;

import dev.plimsoll.intake.Translation;
import java.util.Set;

/** One kind of GitHub event, or several that say the same. */
interface GitHubEvent {

    /** What stands in the header {@code X-GitHub-Event}. */
    Set<String> names();

    Translation translate(GitHubBody body);
}
