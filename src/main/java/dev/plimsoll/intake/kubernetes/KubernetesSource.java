package dev.plimsoll.intake.kubernetes;

import dev.plimsoll.intake.Authorization;
import dev.plimsoll.intake.Glimpse;
import dev.plimsoll.intake.Guide;
import dev.plimsoll.intake.Inbound;
import dev.plimsoll.intake.Said;
import dev.plimsoll.intake.Times;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.UnreadableDelivery;
import dev.plimsoll.intake.WebhookSource;
import dev.plimsoll.intake.clusters.Teller;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What kubewatch and the Kubernetes event exporter see in a cluster. Neither signs anything. */
@Component
class KubernetesSource implements WebhookSource {

    private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet", "DaemonSet", "Rollout");

    private final JsonMapper json;

    KubernetesSource(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String kind() {
        return "kubernetes";
    }

    @Override
    public String title() {
        return "Kubernetes";
    }

    @Override
    public Guide guide() {
        return KubernetesGuide.GUIDE;
    }

    @Override
    public boolean isSigned(Inbound inbound, List<String> secrets) {
        return Authorization.shows(inbound, secrets);
    }

    @Override
    public String deliveryKey(Inbound inbound) {
        try {
            var body = Tree.parse(json, inbound.body());
            var event = new ClusterEvent(body, inbound);
            if (event.isOne()) {
                return body.text("metadata", "uid") == null ? "" : event.key();
            }
            var id = body.text("id");
            return id == null ? "" : "%s/%s".formatted(id, body.text("time"));
        } catch (UnreadableDelivery e) {
            return "";
        }
    }

    @Override
    public String event(Inbound inbound) {
        var reason = Glimpse.of(json, inbound.body(), "reason");
        return reason.isEmpty() ? Glimpse.of(json, inbound.body(), "data", "operation") : reason;
    }

    @Override
    public Translation translate(Inbound inbound) {
        var body = Tree.parse(json, inbound.body());
        var event = new ClusterEvent(body, inbound);
        if (event.isOne()) {
            return event.translate(kind(), title());
        }
        if (body.at("eventmeta").isObject()) {
            return Translation.ignored(
                    "kubewatch tells of no image through its handler \u201cwebhook\u201d: use \u201ccloudevent\u201d.");
        }
        var change = body.at("data");
        var kind = change.text("kind");
        if (kind == null || change.text("operation") == null) {
            return Translation.unrecognised("It is neither an event of a cluster nor a change that kubewatch saw.");
        }
        return WORKLOADS.contains(kind)
                ? change(inbound, change, Times.of(body.text("time")))
                : Translation.ignored("What happens to a %s does not say which version runs.".formatted(kind));
    }

    private Translation change(Inbound inbound, Tree change, @Nullable Instant at) {
        var before = new Workload(change.at("oldObj"));
        var after = new Workload(change.at("obj"));
        var isDeleted = "delete".equals(change.text("operation"));
        var workload = after.isThere() ? after : before;
        if (!workload.isThere() || (!isDeleted && !after.isThere())) {
            return Translation.unreadable("It does not say what is there after the change, in \u201cdata.obj\u201d.");
        }
        var environment = workload.environment();
        if (environment == null) {
            return Translation.unreadable("It has no namespace, so it could not be placed.");
        }
        var service = workload.service();
        var teller = Teller.of(
                inbound, kind(), service, environment, workload.marks().of("target"));
        return isDeleted
                ? Translation.of(Said.of(teller.gone(at)), "%s was removed from %s".formatted(service, environment))
                : seen(before, after, teller, at);
    }

    private static Translation seen(Workload before, Workload after, Teller teller, @Nullable Instant at) {
        if (!after.isInPlace()) {
            return Translation.ignored(
                    "%s is being changed: what runs is seen once all of its pods are new.".formatted(after.service()));
        }
        if (before.isThere() && before.isInPlace() && before.images().equals(after.images())) {
            return Translation.ignored("%s runs what it ran before.".formatted(after.service()));
        }
        var brought = after.brought();
        return brought.isNothing()
                ? Translation.ignored(
                        "Which version of %s runs cannot be told from its images: tag them with a commit, or annotate it with \u201cplimsoll.dev/sha\u201d."
                                .formatted(after.service()))
                : Translation.of(
                        Said.of(teller.running("stable", brought, after.replicas(), at)),
                        "%s was seen running %s at %s"
                                .formatted(
                                        after.service(),
                                        brought.inWords(),
                                        teller.about().environment()));
    }
}
