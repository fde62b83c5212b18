package dev.plimsoll.intake.gitlab;

import dev.plimsoll.intake.Translation;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What GitLab tells that is nothing to Plimsoll, with the reason. */
@Component
class UnusedHook implements GitLabHook {

    private static final Map<String, String> REASONS = Map.of(
            "feature_flag",
            "It names no environment and no time, so the switch has no place; report it as a deployment of the kind \u201cflag\u201d.",
            "wiki_page",
            "Pages of a wiki are nothing that runs.",
            "emoji",
            "Reactions are not used.",
            "milestone",
            "Milestones are not used.",
            "access_token",
            "An access token of GitLab expires; Plimsoll does not watch those.",
            "vulnerability",
            "Vulnerabilities are not used.",
            "snippet",
            "Snippets are not used.");

    @Override
    public Set<String> kinds() {
        return REASONS.keySet();
    }

    @Override
    public Translation translate(GitLabBody body) {
        return Translation.ignored(REASONS.getOrDefault(String.valueOf(body.text("object_kind")), "It is not used."));
    }
}
