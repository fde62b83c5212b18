package dev.plimsoll.intake.gitlab;

import dev.plimsoll.intake.Guide;
import dev.plimsoll.intake.Inbound;
import dev.plimsoll.intake.Signatures;
import dev.plimsoll.intake.StandardWebhooks;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.WebhookSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Webhooks of a GitLab project or group, and system hooks. Newer ones are signed; older ones show the secret itself, as a
 * token. An administrator may give a webhook any body, so that the body alone says what it is.
 */
@Component
class GitLabSource implements WebhookSource {

    private static final Pattern PEOPLE_AND_SETTINGS =
            Pattern.compile("(user|group|subgroup|project|key|repository|member|expiring)_\\w+");

    private final JsonMapper json;
    private final Map<String, GitLabHook> hooks;

    GitLabSource(JsonMapper json, List<GitLabHook> hooks) {
        this.json = json;
        this.hooks = hooks.stream()
                .flatMap(hook -> hook.kinds().stream().map(kind -> Map.entry(kind, hook)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public String kind() {
        return "gitlab";
    }

    @Override
    public String title() {
        return GitLabBody.TITLE;
    }

    @Override
    public Guide guide() {
        return new Guide(
                "A project, a group or a whole instance. Plimsoll reads pushes, merge requests, pipelines, jobs, deployments and those that wait for an approval, releases, and issues that are incidents.",
                Guide.Proof.SIGNED_OR_SHOWN,
                false,
                List.of());
    }

    /** One that claims to be signed has to be: the token beside it does not help then. */
    @Override
    public boolean isSigned(Inbound inbound, List<String> secrets) {
        return StandardWebhooks.isClaimed(inbound)
                ? StandardWebhooks.isSigned(inbound, secrets)
                : Signatures.isOneOf(inbound.header("X-Gitlab-Token"), secrets);
    }

    /** The first two are the same for each repeat of an event to this webhook, the last for the event. */
    @Override
    public String deliveryKey(Inbound inbound) {
        return Stream.of(StandardWebhooks.ID, "Idempotency-Key", "X-Gitlab-Event-UUID")
                .map(inbound::header)
                .filter(key -> !key.isEmpty())
                .findFirst()
                .orElse("");
    }

    @Override
    public String event(Inbound inbound) {
        return inbound.header("X-Gitlab-Event");
    }

    @Override
    public Translation translate(Inbound inbound) {
        var body = new GitLabBody(Tree.parse(json, inbound.body()), inbound);
        var named = body.text("event_name");
        var kind = Objects.requireNonNullElse(body.text("object_kind"), Objects.requireNonNullElse(named, ""));
        var hook = hooks.get(kind);
        if (hook != null) {
            return hook.translate(body);
        }
        if (PEOPLE_AND_SETTINGS.matcher(kind).matches()) {
            return Translation.ignored(
                    "It tells of people, groups or settings of GitLab (\u201c%s\u201d), which are not used."
                            .formatted(kind));
        }
        return Translation.unrecognised(
                kind.isEmpty()
                        ? "The body has no \u201cobject_kind\u201d. If the webhook has a template of its own, take that away: Plimsoll reads the body that GitLab makes."
                        : "Plimsoll does not use the GitLab event \u201c%s\u201d yet.".formatted(kind));
    }
}
