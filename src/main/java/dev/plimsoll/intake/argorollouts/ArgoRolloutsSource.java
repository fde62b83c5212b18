package dev.plimsoll.intake.argorollouts;

import dev.plimsoll.deployments.DeploymentFacts;
import dev.plimsoll.deployments.DeploymentReport;
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
import dev.plimsoll.intake.clusters.Brought;
import dev.plimsoll.intake.clusters.Teller;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The notifications of Argo Rollouts. It signs nothing, and its body is a template of the operator's own. */
@Component
class ArgoRolloutsSource implements WebhookSource {

    private static final BigDecimal NONE = BigDecimal.ZERO.setScale(2);
    private static final Set<DeploymentState> UNDER_WAY = Set.of(DeploymentState.RUNNING, DeploymentState.WAITING);

    private final JsonMapper json;

    ArgoRolloutsSource(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String kind() {
        return "argo-rollouts";
    }

    @Override
    public String title() {
        return "Argo Rollouts";
    }

    @Override
    public Guide guide() {
        return ArgoRolloutsGuide.GUIDE;
    }

    @Override
    public boolean isSigned(Inbound inbound, List<String> secrets) {
        return Authorization.shows(inbound, secrets);
    }

    @Override
    public String deliveryKey(Inbound inbound) {
        try {
            var rollout = Rollout.of(Tree.parse(json, inbound.body()));
            return rollout.uid() == null
                    ? ""
                    : "%s/%s/%s/%d/%s/%s"
                            .formatted(
                                    rollout.uid(),
                                    rollout.revision(),
                                    rollout.phase(),
                                    rollout.step(),
                                    rollout.isAborted(),
                                    rollout.at());
        } catch (UnreadableDelivery e) {
            return "";
        }
    }

    @Override
    public String event(Inbound inbound) {
        return Glimpse.of(json, inbound.body(), "rollout", "status", "phase");
    }

    @Override
    public Translation translate(Inbound inbound) {
        var rollout = Rollout.of(Tree.parse(json, inbound.body()));
        var name = rollout.name();
        var environment = rollout.environment();
        if (name == null || rollout.phase() == null) {
            return Translation.unrecognised(
                    "It has no rollout with a name and a phase: use the template from the page \u201cSet up\u201d of this source.");
        }
        if (rollout.uid() == null || rollout.revision() == null || environment == null) {
            return Translation.unreadable(
                    "Rollout %s lacks one of \u201cmetadata.uid\u201d, the annotation \u201crollout.argoproj.io/revision\u201d and \u201cmetadata.namespace\u201d."
                            .formatted(name));
        }
        var state = rollout.state();
        if (state == null) {
            return Translation.unrecognised(
                    "The phase \u201c%s\u201d of a rollout is not known here.".formatted(rollout.phase()));
        }
        var service = Objects.requireNonNullElse(rollout.marks().of("service"), name);
        var teller =
                Teller.of(inbound, kind(), service, environment, rollout.marks().of("target"));
        return translate(rollout, name, state, teller);
    }

    private static Translation translate(Rollout rollout, String name, DeploymentState state, Teller teller) {
        var reports = new ArrayList<DeploymentReport>();
        var brought = rollout.brought(name);
        var facts = facts(rollout, brought, null);
        reports.add(teller.deployment(id(rollout), state, rollout.at(), facts));
        if (state == DeploymentState.WAITING) {
            // what waits at a step has begun, and does not end as refused when it is aborted
            reports.add(teller.deployment(id(rollout), DeploymentState.RUNNING, rollout.at(), facts));
        }
        var weight = weight(rollout, state);
        if (weight != null) {
            reports.add(canary(rollout, teller, brought, weight));
        }
        if (rollout.isAborted()) {
            reports.add(rollback(rollout, teller));
        }
        return Translation.of(
                Said.all(reports.stream().map(Said::of).toList()),
                "Rollout %s at %s, revision %s: %s%s, so the deployment of %s is %s"
                        .formatted(
                                name,
                                teller.about().environment(),
                                rollout.revision(),
                                rollout.isAborted() ? "aborted and taken back" : rollout.phase(),
                                weight == null ? "" : ", %s %% to the canary".formatted(weight.toPlainString()),
                                brought.inWords(),
                                state.word()));
    }

    /** What the canary gets of the traffic now; null if there is none, or nothing is said of it. */
    private static @Nullable BigDecimal weight(Rollout rollout, DeploymentState state) {
        if (!rollout.isCanary() || rollout.weight() == null) {
            return null;
        }
        return rollout.isAborted() ? NONE : UNDER_WAY.contains(state) ? rollout.weight() : null;
    }

    private static DeploymentReport canary(Rollout rollout, Teller teller, Brought brought, BigDecimal weight) {
        var facts = facts(rollout, brought, rollout.at()).with("canary", weight, id(rollout), null, null);
        var id = "%s/canary/%s".formatted(id(rollout), weight.toPlainString());
        return teller.deployment(id, DeploymentState.SUCCEEDED, rollout.at(), facts);
    }

    /** Argo Rollouts does not say what it returned to. */
    private static DeploymentReport rollback(Rollout rollout, Teller teller) {
        var facts = facts(rollout, Brought.NOTHING, null).with(null, null, null, id(rollout), null);
        return teller.deployment(id(rollout) + "/rollback", DeploymentState.SUCCEEDED, rollout.at(), facts);
    }

    private static String id(Rollout rollout) {
        return "%s/%s".formatted(rollout.uid(), rollout.revision());
    }

    private static DeploymentFacts facts(Rollout rollout, Brought brought, @Nullable Instant startedAt) {
        return DeploymentFacts.of(
                brought.sha(),
                brought.digest(),
                null,
                null,
                brought.ref(),
                null,
                null,
                rollout.message(),
                null,
                null,
                null,
                null,
                null,
                startedAt);
    }
}
