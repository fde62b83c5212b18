package dev.plimsoll.intake.gitlab;

import dev.plimsoll.intake.Guide;
import dev.plimsoll.intake.Inbound;
import dev.plimsoll.intake.Signatures;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.WebhookSource;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Webhooks of a GitLab project or group. GitLab signs nothing: it sends the secret itself along, as a token. Of all its
 * events only deployments that wait for an approval are used; the others are kept.
 */
@Component
class GitLabSource implements WebhookSource {

    private final JsonMapper json;
    private final BlockedDeployment blocked;

    GitLabSource(JsonMapper json, BlockedDeployment blocked) {
        this.json = json;
        this.blocked = blocked;
    }

    @Override
    public String kind() {
        return "gitlab";
    }

    @Override
    public String title() {
        return "GitLab, for gates";
    }

    @Override
    public Guide guide() {
        return new Guide(
                "A project or a group. So far Plimsoll reads deployments that wait for an approval, and nothing else.",
                Guide.Proof.SHOWN,
                false,
                List.of());
    }

    @Override
    public boolean isSigned(Inbound inbound, List<String> secrets) {
        return Signatures.isOneOf(inbound.header("X-Gitlab-Token"), secrets);
    }

    /** The first is the same for each repeat of an event to this webhook, the second for the event. */
    @Override
    public String deliveryKey(Inbound inbound) {
        var key = inbound.header("Idempotency-Key");
        return key.isEmpty() ? inbound.header("X-Gitlab-Event-UUID") : key;
    }

    @Override
    public String event(Inbound inbound) {
        return inbound.header("X-Gitlab-Event");
    }

    @Override
    public Translation translate(Inbound inbound) {
        var body = Tree.parse(json, inbound.body());
        return "deployment".equals(body.text("object_kind"))
                ? blocked.translate(body, inbound.receivedAt())
                : Translation.unrecognised(
                        "Plimsoll uses GitLab for gates only: it reads deployments that wait, and not \u201c%s\u201d."
                                .formatted(event(inbound)));
    }
}
