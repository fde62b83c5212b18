package dev.plimsoll.intake.azuredevops;

import dev.plimsoll.intake.Authorization;
import dev.plimsoll.intake.Glimpse;
import dev.plimsoll.intake.Guide;
import dev.plimsoll.intake.Inbound;
import dev.plimsoll.intake.Signatures;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.WebhookSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Service hooks of Azure DevOps. They sign nothing: the secret is the password of Basic, or in a header of its own. */
@Component
class AzureDevOpsSource implements WebhookSource {

    private static final String HEADER = "X-Plimsoll-Token";

    private final JsonMapper json;
    private final Map<String, HookEvent> events;

    AzureDevOpsSource(JsonMapper json, List<HookEvent> events) {
        this.json = json;
        this.events = events.stream()
                .flatMap(event -> event.types().stream().map(type -> Map.entry(type, event)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public String kind() {
        return "azure-devops";
    }

    @Override
    public String title() {
        return "Azure DevOps";
    }

    @Override
    public Guide guide() {
        return new Guide(
                "A project. Plimsoll reads pushes, pull requests, builds and pipelines, classic releases with their approvals, and work items that are incidents.",
                Guide.Proof.SHOWN,
                false,
                List.of(
                        new Guide.Step(
                                "The service hook",
                                "Under Project settings, Service hooks, create a subscription for Web Hooks and the event \u201cCode pushed\u201d. As URL enter:",
                                Guide.URL),
                        new Guide.Step(
                                "The secret",
                                "As \u201cBasic authentication username\u201d enter plimsoll, and as password:",
                                Guide.SECRET),
                        new Guide.Step(
                                "The other events",
                                "Leave \u201cResource details to send\u201d at All, and repeat this for: pull request created, updated and merge attempted; build completed; run state, run stage state and run job state changed; run stage waiting for approval and approval completed; release created and abandoned; release deployment started, completed, approval pending and approval completed; work item created and updated.",
                                null)));
    }

    @Override
    public boolean isSigned(Inbound inbound, List<String> secrets) {
        var shown = inbound.header(HEADER);
        return shown.isEmpty() ? Authorization.shows(inbound, secrets) : Signatures.isOneOf(shown, secrets);
    }

    /** The event, and the subscription by which it was sent: a retry repeats both. */
    @Override
    public String deliveryKey(Inbound inbound) {
        var id = Glimpse.of(json, inbound.body(), "id");
        return id.isEmpty()
                ? ""
                : Stream.of(id, Glimpse.of(json, inbound.body(), "subscriptionId"))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining("/"));
    }

    @Override
    public String event(Inbound inbound) {
        return Glimpse.of(json, inbound.body(), "eventType");
    }

    /** Only {@code eventType} says what it is: the messages are for people, and in the language of the project. */
    @Override
    public Translation translate(Inbound inbound) {
        var body = new HookBody(Tree.parse(json, inbound.body()), inbound);
        if (body.type().isEmpty()) {
            return Translation.unrecognised(
                    "It has no \u201ceventType\u201d, as every service hook of Azure DevOps has.");
        }
        var event = events.get(body.type());
        if (event == null) {
            return Translation.unrecognised(
                    "Plimsoll does not use the Azure DevOps event \u201c%s\u201d yet.".formatted(body.type()));
        }
        return body.resource().isObject()
                ? event.translate(body)
                : Translation.unreadable(
                        "It has no \u201cresource\u201d: set \u201cResource details to send\u201d of the service hook to All.");
    }
}
