package dev.plimsoll.intake.spinnaker;

import dev.plimsoll.deployments.DeploymentFacts;
import dev.plimsoll.deployments.DeploymentState;
import dev.plimsoll.intake.Authorization;
import dev.plimsoll.intake.Glimpse;
import dev.plimsoll.intake.Guide;
import dev.plimsoll.intake.Inbound;
import dev.plimsoll.intake.Said;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.UnreadableDelivery;
import dev.plimsoll.intake.WebhookSource;
import dev.plimsoll.intake.clusters.Teller;
import dev.plimsoll.pipelines.JobReport;
import dev.plimsoll.pipelines.RunReport;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The events that echo, a service of Spinnaker, posts to REST endpoints. It signs nothing and sends once. */
@Component
class SpinnakerSource implements WebhookSource {

    private static final String PIPELINE = "orca:pipeline:";
    private static final String STAGE = "orca:stage:";

    private final JsonMapper json;

    SpinnakerSource(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String kind() {
        return "spinnaker";
    }

    @Override
    public String title() {
        return "Spinnaker";
    }

    @Override
    public Guide guide() {
        return SpinnakerGuide.GUIDE;
    }

    @Override
    public boolean isSigned(Inbound inbound, List<String> secrets) {
        return Authorization.shows(inbound, secrets);
    }

    @Override
    public String deliveryKey(Inbound inbound) {
        try {
            var body = unwrapped(inbound);
            var id = body.text("eventId");
            var execution = execution(body, inbound);
            return id != null
                    ? id
                    : execution.id() == null
                            ? ""
                            : "%s/%s/%s".formatted(execution.id(), execution.type(), execution.stage());
        } catch (UnreadableDelivery e) {
            return "";
        }
    }

    @Override
    public String event(Inbound inbound) {
        var type = Glimpse.of(json, inbound.body(), "details", "type");
        return type.isEmpty() ? Glimpse.of(json, inbound.body(), "payload", "details", "type") : type;
    }

    /** With {@code wrap} everything stands below {@code payload}. */
    private Tree unwrapped(Inbound inbound) {
        var body = Tree.parse(json, inbound.body());
        return body.at("payload", "details").isObject() ? body.at("payload") : body;
    }

    /** With {@code flatten} the content is a text of JSON. */
    private Execution execution(Tree body, Inbound inbound) {
        var text = body.text("content");
        var content = text == null ? body.at("content") : Tree.parse(json, text.getBytes(StandardCharsets.UTF_8));
        return new Execution(body.at("details"), content, inbound);
    }

    @Override
    public Translation translate(Inbound inbound) {
        var execution = execution(unwrapped(inbound), inbound);
        var type = execution.type();
        if (type == null) {
            return Translation.unrecognised("It has no \u201cdetails.type\u201d, as the events that echo sends have.");
        }
        if (!type.startsWith(PIPELINE) && !type.startsWith(STAGE)) {
            return Translation.ignored(
                    "Plimsoll reads what happens to pipelines and stages, not \u201c%s\u201d.".formatted(type));
        }
        var id = execution.id();
        var state = execution.state();
        if (state == null || id == null) {
            return id == null
                    ? Translation.unreadable("It has no \u201ccontent.executionId\u201d.")
                    : Translation.unrecognised("The event \u201c%s\u201d is not known here.".formatted(type));
        }
        return type.startsWith(STAGE) ? stage(execution, id, state) : pipeline(execution, id, state);
    }

    private Translation stage(Execution execution, String id, DeploymentState state) {
        var name = execution.stage();
        return name == null
                ? Translation.unreadable("It does not say which stage it is about, in \u201ccontent.name\u201d.")
                : Translation.of(
                        Said.of(new JobReport(
                                kind(),
                                "%s/%s".formatted(id, name),
                                id,
                                1,
                                name,
                                status(state),
                                conclusion(state),
                                execution.startedAt(true),
                                execution.finishedAt(true),
                                null,
                                execution.at())),
                        "Stage \u201c%s\u201d of execution %s: %s".formatted(name, id, state.word()));
    }

    private Translation pipeline(Execution execution, String id, DeploymentState state) {
        var said = new ArrayList<Said>();
        var words = new ArrayList<String>();
        var about = execution.about(kind());
        if (about.repository() != null) {
            said.add(Said.of(run(execution, id, state)));
            words.add("Execution %s of \u201c%s\u201d: %s".formatted(id, execution.name(), state.word()));
        }
        if (about.environment() != null) {
            var at = execution.finishedAt(false) == null ? execution.startedAt(false) : execution.finishedAt(false);
            said.add(Said.of(new Teller(execution.inbound(), kind(), about, null)
                    .deployment(id, state, at == null ? execution.at() : at, facts(execution, id))));
            words.add("It deploys to %s, as it says itself: %s".formatted(about.environment(), state.word()));
        }
        return said.isEmpty()
                ? Translation.ignored(
                        "Execution %s has neither a trigger of Git nor a parameter \u201cenvironment\u201d, so it is no run of a repository and no deployment that could be placed."
                                .formatted(id))
                : Translation.of(Said.all(said), words);
    }

    private RunReport run(Execution execution, String id, DeploymentState state) {
        return new RunReport(
                kind(),
                id,
                1,
                execution.about(kind()),
                execution.name(),
                execution.branch(),
                execution.sha(),
                status(state),
                conclusion(state),
                execution.actor(),
                execution.startedAt(false),
                execution.finishedAt(false),
                null,
                execution.at());
    }

    private static String status(DeploymentState state) {
        return state == DeploymentState.RUNNING ? "running" : "completed";
    }

    private static @Nullable String conclusion(DeploymentState state) {
        return switch (state) {
            case SUCCEEDED -> "success";
            case FAILED -> "failure";
            case CANCELLED -> "cancelled";
            default -> null;
        };
    }

    private static DeploymentFacts facts(Execution execution, String id) {
        return DeploymentFacts.of(
                execution.sha(),
                null,
                null,
                null,
                execution.branch(),
                null,
                execution.actor(),
                Objects.requireNonNullElse(execution.name(), "A pipeline without a name"),
                id,
                1,
                null,
                null,
                null,
                execution.startedAt(false));
    }
}
