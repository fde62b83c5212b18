package dev.plimsoll.intake.gitlab;

import dev.plimsoll.intake.Translation;
import java.util.Set;

/** One kind of GitLab's webhooks, or several that say the same. */
interface GitLabHook {

    /** What stands in {@code object_kind}, or without one in {@code event_name}. */
    Set<String> kinds();

    Translation translate(GitLabBody body);
}
