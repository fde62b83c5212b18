package dev.plimsoll.intake.flux;

import dev.plimsoll.deployments.DeploymentFacts;
import dev.plimsoll.deployments.DeploymentState;
import dev.plimsoll.intake.Authorization;
import dev.plimsoll.intake.Glimpse;
import dev.plimsoll.intake.Guide;
import dev.plimsoll.intake.Inbound;
import dev.plimsoll.intake.Said;
import dev.plimsoll.intake.Signatures;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.UnreadableDelivery;
import dev.plimsoll.intake.WebhookSource;
import dev.plimsoll.intake.alerts.Digest;
import dev.plimsoll.intake.clusters.Brought;
import dev.plimsoll.intake.clusters.Teller;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The providers {@code generic} and {@code generic-hmac} of Flux. */
@Component
class FluxSource implements WebhookSource {

    private static final String HELM = "HelmRelease";
    private static final Set<String> DEPLOYERS = Set.of(HELM, "Kustomization");
    private static final Map<String, String> ALGORITHMS =
            Map.of("sha224", "HmacSHA224", "sha256", "HmacSHA256", "sha384", "HmacSHA384", "sha512", "HmacSHA512");

    private final JsonMapper json;

    FluxSource(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String kind() {
        return "flux";
    }

    @Override
    public String title() {
        return "Flux";
    }

    @Override
    public Guide guide() {
        return FluxGuide.GUIDE;
    }

    /** A signature that is there has to be right, whatever else is shown. */
    @Override
    public boolean isSigned(Inbound inbound, List<String> secrets) {
        var parts = inbound.header("X-Signature").split("=", 2);
        if (parts[0].isEmpty()) {
            return Authorization.shows(inbound, secrets);
        }
        var algorithm = ALGORITHMS.get(parts[0]);
        return algorithm != null
                && parts.length == 2
                && Signatures.isHexHmac(algorithm, parts[1], inbound.body(), secrets);
    }

    /** That the same revision is still in place is no news, whenever it is said. */
    @Override
    public String deliveryKey(Inbound inbound) {
        try {
            var event = new FluxEvent(Tree.parse(json, inbound.body()));
            var isStillSo = "ReconciliationSucceeded".equals(event.reason()) && event.metadata("revision") != null;
            return Digest.of(Stream.of(
                    event.object(),
                    String.valueOf(event.reason()),
                    event.revision(),
                    isStillSo ? "" : String.valueOf(event.tree().text("timestamp")),
                    event.isCopy() ? "copy" : "",
                    event.metadata("revision") == null ? String.valueOf(event.message()) : ""));
        } catch (UnreadableDelivery e) {
            return "";
        }
    }

    @Override
    public String event(Inbound inbound) {
        return Glimpse.of(json, inbound.body(), "reason");
    }

    @Override
    public Translation translate(Inbound inbound) {
        var event = new FluxEvent(Tree.parse(json, inbound.body()));
        var name = event.name();
        if (event.kind() == null || name == null) {
            return Translation.unrecognised("It has no \u201cinvolvedObject\u201d with a kind and a name.");
        }
        if (event.isCopy()) {
            return Translation.ignored("It is the copy of an event for the status of a commit.");
        }
        if (!DEPLOYERS.contains(event.kind())) {
            return Translation.ignored("An event of a %s deploys nothing by itself.".formatted(event.kind()));
        }
        var environment = event.environment();
        return environment == null
                ? Translation.unreadable(
                        "%s %s could not be placed: say \u201cenvironment\u201d in \u201ceventMetadata\u201d of the Alert."
                                .formatted(event.kind(), name))
                : translate(inbound, event, name, environment);
    }

    private Translation translate(Inbound inbound, FluxEvent event, String name, String environment) {
        var service = Objects.requireNonNullElse(event.metadata("service"), name);
        var teller = Teller.of(inbound, kind(), service, environment, event.metadata("target"));
        if (Reason.isRemoval(event.reason())) {
            return Translation.of(
                    Said.of(teller.gone(event.at())), "%s was removed from %s".formatted(service, environment));
        }
        var state = Reason.of(event.reason());
        if (state == null) {
            return Translation.ignored(
                    "The reason \u201c%s\u201d says nothing of how a deployment went.".formatted(event.reason()));
        }
        return event.metadata("revision") == null && state == DeploymentState.RUNNING
                ? Translation.ignored("Something goes on that names no revision.")
                : deployment(event, teller, state);
    }

    private static Translation deployment(FluxEvent event, Teller teller, DeploymentState state) {
        var brought = event.brought();
        return Translation.of(
                Said.of(teller.deployment(id(event), state, event.at(), facts(event, brought))),
                "%s of %s at %s: the deployment of %s, manifests at %s, is %s"
                        .formatted(
                                event.reason(),
                                teller.about().service(),
                                teller.about().environment(),
                                brought.inWords(),
                                event.revision(),
                                state.word()));
    }

    /** Each action of Helm is one by itself; a Kustomization goes on until its revision is in place. */
    private static String id(FluxEvent event) {
        var id = "%s/%s".formatted(event.object(), event.revision());
        return HELM.equals(event.kind()) ? "%s/%s/%s".formatted(id, word(event), event.at()) : id;
    }

    private static String word(FluxEvent event) {
        return Reason.ROLLBACK.equals(event.reason()) ? "rollback" : "release";
    }

    private static DeploymentFacts facts(FluxEvent event, Brought brought) {
        var isConfig = brought.isNothing();
        var isRollback = Reason.ROLLBACK.equals(event.reason());
        return DeploymentFacts.of(
                        brought.sha(),
                        brought.digest(),
                        isConfig ? event.metadata("revision") : null,
                        isConfig ? "config" : null,
                        brought.ref(),
                        null,
                        null,
                        event.message(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null)
                .with(null, null, null, isRollback ? "the release before of " + event.name() : null, null);
    }
}
