package dev.plimsoll.intake.circleci;

import dev.plimsoll.intake.Glimpse;
import dev.plimsoll.intake.Guide;
import dev.plimsoll.intake.Inbound;
import dev.plimsoll.intake.Signatures;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.WebhookSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Outbound webhooks of CircleCI. */
@Component
class CircleCiSource implements WebhookSource {

    private static final String VERSION = "v1=";

    private final JsonMapper json;

    CircleCiSource(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String kind() {
        return "circleci";
    }

    @Override
    public String title() {
        return "CircleCI";
    }

    @Override
    public Guide guide() {
        return new Guide(
                "Workflows and jobs of a project, once they have ended: CircleCI tells neither of beginnings nor of environments.",
                Guide.Proof.SIGNED,
                false,
                List.of(
                        new Guide.Step(
                                "The webhook",
                                "In the project settings, under Webhooks, add a webhook for the events Workflow Completed and Job Completed, with certificate verification. As Receiver URL enter:",
                                Guide.URL),
                        new Guide.Step("The secret", "As Secret token enter:", Guide.SECRET),
                        new Guide.Step(
                                "Deployments",
                                "From a job that deploys, report a deployment to the event API: CircleCI does not say where a job deploys to.",
                                null)));
    }

    /** The version is taken by its name: others may stand beside it, in any order. */
    @Override
    public boolean isSigned(Inbound inbound, List<String> secrets) {
        var signatures = Stream.of(inbound.header("circleci-signature").split(","))
                .map(String::strip)
                .filter(signature -> signature.startsWith(VERSION))
                .map(signature -> signature.substring(VERSION.length()))
                .toList();
        return !signatures.isEmpty() && Signatures.isAnyHexHmac(signatures, inbound.body(), secrets);
    }

    @Override
    public String deliveryKey(Inbound inbound) {
        return Glimpse.of(json, inbound.body(), "id");
    }

    @Override
    public String event(Inbound inbound) {
        return Glimpse.of(json, inbound.body(), "type");
    }

    @Override
    public Translation translate(Inbound inbound) {
        var body = Tree.parse(json, inbound.body());
        var type = Objects.requireNonNullElse(body.text("type"), "");
        return switch (type) {
            case "workflow-completed" -> new CircleCiEvent(body, inbound).workflow();
            case "job-completed" -> new CircleCiEvent(body, inbound).job();
            case "ping" -> Translation.ping("CircleCI reached this address");
            default ->
                Translation.unrecognised(
                        "Plimsoll does not use the CircleCI event \u201c%s\u201d yet.".formatted(type));
        };
    }
}
