package dev.plimsoll.intake.jenkins;

import dev.plimsoll.intake.Authorization;
import dev.plimsoll.intake.Glimpse;
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
 * Jenkins, through its Notification plugin or its CloudEvents plugin. Neither signs: the user in the address becomes Basic,
 * or something on the way adds a header.
 */
@Component
class JenkinsSource implements WebhookSource {

    private static final String HEADER = "X-Plimsoll-Token";
    private static final String TYPE = "ce-type";
    private static final String JOB = "org.jenkinsci.job.";
    private static final String QUEUE = "org.jenkinsci.queue.";

    private final JsonMapper json;

    JenkinsSource(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String kind() {
        return "jenkins";
    }

    @Override
    public String title() {
        return "Jenkins";
    }

    @Override
    public Guide guide() {
        return new Guide(
                "Builds of jobs. A build with a parameter PLIMSOLL_ENVIRONMENT or ENVIRONMENT is a deployment as well.",
                Guide.Proof.SHOWN,
                false,
                List.of(
                        new Guide.Step(
                                "The plugin",
                                "Install the plugin Notification. In a job, under Job Notifications, add an endpoint with the format JSON, the protocol HTTP and the event All Events.",
                                null),
                        new Guide.Step(
                                "The address",
                                "Put this into a credential of the kind Secret text, with the user and the secret before the host, as in https://plimsoll:secret@host/webhooks/name, and choose it as the URL of the endpoint. The secret is:",
                                Guide.SECRET),
                        new Guide.Step("Where it goes", "The address without the user and the secret:", Guide.URL)));
    }

    @Override
    public boolean isSigned(Inbound inbound, List<String> secrets) {
        var shown = inbound.header(HEADER);
        return shown.isEmpty() ? Authorization.shows(inbound, secrets) : Signatures.isOneOf(shown, secrets);
    }

    /** The Notification plugin numbers nothing: a build says each phase once. */
    @Override
    public String deliveryKey(Inbound inbound) {
        var id = inbound.header("ce-id");
        if (!id.isEmpty()) {
            return "%s/%s".formatted(inbound.header("ce-source"), id);
        }
        var build = Glimpse.of(json, inbound.body(), "build", "full_url");
        return build.isEmpty() ? "" : "%s/%s".formatted(build, Glimpse.of(json, inbound.body(), "build", "phase"));
    }

    @Override
    public String event(Inbound inbound) {
        var type = inbound.header(TYPE);
        return type.isEmpty() ? Glimpse.of(json, inbound.body(), "build", "phase") : type;
    }

    @Override
    public Translation translate(Inbound inbound) {
        var body = Tree.parse(json, inbound.body());
        var type = inbound.header(TYPE);
        if (type.startsWith(QUEUE)) {
            return Translation.ignored("What waits in the queue has no number yet, so that it belongs to no build.");
        }
        if (!type.isEmpty() && !type.startsWith(JOB)) {
            return Translation.unrecognised(
                    "Plimsoll does not use the event \u201c%s\u201d of Jenkins.".formatted(type));
        }
        return body.at("build").isObject()
                ? new JenkinsBuild(body, inbound).translation()
                : Translation.unrecognised("It has no \u201cbuild\u201d, as the notifications of Jenkins have.");
    }
}
