package dev.plimsoll.intake.argocd;

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
import dev.plimsoll.intake.clusters.Brought;
import dev.plimsoll.intake.clusters.Teller;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The notifications of Argo CD. It signs nothing, and its body is a template of the operator's own. */
@Component
class ArgoCdSource implements WebhookSource {

    private final JsonMapper json;

    ArgoCdSource(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String kind() {
        return "argocd";
    }

    @Override
    public String title() {
        return "Argo CD";
    }

    @Override
    public Guide guide() {
        return ArgoCdGuide.GUIDE;
    }

    @Override
    public boolean isSigned(Inbound inbound, List<String> secrets) {
        return Authorization.shows(inbound, secrets);
    }

    /** The same state of the same synchronisation is told again with every change of the triggers. */
    @Override
    public String deliveryKey(Inbound inbound) {
        try {
            var app = Application.of(Tree.parse(json, inbound.body()));
            var operation = app.operation();
            return app.uid() == null
                    ? ""
                    : "%s/%s/%s/%s%s"
                            .formatted(
                                    app.uid(),
                                    operation.startedAt(),
                                    operation.phase(),
                                    operation.healthWord(),
                                    app.deletedAt() == null ? "" : "/deleted");
        } catch (UnreadableDelivery e) {
            return "";
        }
    }

    @Override
    public String event(Inbound inbound) {
        return Glimpse.of(json, inbound.body(), "app", "status", "operationState", "phase");
    }

    @Override
    public Translation translate(Inbound inbound) {
        var app = Application.of(Tree.parse(json, inbound.body()));
        var name = app.name();
        if (!app.isOne()) {
            return Translation.unrecognised(
                    "It has no application in \u201capp\u201d: use the template from the page \u201cSet up\u201d of this source.");
        }
        var environment = app.environment();
        if (name == null || environment == null) {
            return Translation.unreadable(
                    name == null
                            ? "It has no \u201capp.metadata.name\u201d."
                            : "Application %s has no destination and no label \u201cplimsoll.dev/environment\u201d, so it could not be placed."
                                    .formatted(name));
        }
        var teller = Teller.of(inbound, app.origin(), app.service(name), environment, app.target());
        return app.deletedAt() == null ? operation(app, name, teller) : removal(app, name, teller);
    }

    private static Translation removal(Application app, String name, Teller teller) {
        return app.takesAllWithIt()
                ? Translation.of(
                        Said.of(teller.gone(app.deletedAt())),
                        "Application %s is being deleted, and what it deployed to %s with it"
                                .formatted(name, teller.about().environment()))
                : Translation.ignored("Application %s is being deleted without what it deployed, which goes on running."
                        .formatted(name));
    }

    private static Translation operation(Application app, String name, Teller teller) {
        var operation = app.operation();
        var state = operation.deployment();
        if (operation.phase() == null) {
            return Translation.ignored(
                    "Application %s was never synchronised, so nothing was deployed.".formatted(name));
        }
        if (state == null) {
            return Translation.unrecognised(
                    "The phase \u201c%s\u201d of an operation is not known here.".formatted(operation.phase()));
        }
        if (operation.isTrial()) {
            return Translation.ignored("The synchronisation was a dry run: nothing was deployed.");
        }
        if (app.isParent()) {
            return Translation.ignored(
                    "Application %s only makes other applications, which tell of themselves.".formatted(name));
        }
        if (operation.isIllness()) {
            return Translation.ignored(
                    "Application %s became Degraded more than an hour after it was deployed: that says nothing about the deployment."
                            .formatted(name));
        }
        return app.uid() == null || operation.startedAt() == null
                ? Translation.unreadable(
                        "It has no \u201capp.metadata.uid\u201d or no \u201cstatus.operationState.startedAt\u201d, which tell one deployment from the next.")
                : deployment(app, name, teller, state);
    }

    private static Translation deployment(Application app, String name, Teller teller, DeploymentState state) {
        var operation = app.operation();
        var brought = Brought.of(app.sha(), app.image(name));
        var id = "%s/%s".formatted(app.uid(), operation.startedAt());
        return Translation.of(
                Said.of(teller.deployment(id, state, operation.at(), facts(app, brought))),
                "Application %s at %s: %s and %s, so the deployment of %s is %s%s"
                        .formatted(
                                name,
                                teller.about().environment(),
                                operation.phase(),
                                operation.healthWord(),
                                brought.inWords(),
                                state.word(),
                                doubt(app, brought)));
    }

    private static String doubt(Application app, Brought brought) {
        return brought.isNothing() && app.images().size() > 1
                ? "; which of its %d images is the service\u2019s own could not be told: annotate it with \u201cplimsoll.dev/image\u201d"
                        .formatted(app.images().size())
                : "";
    }

    /** Without any image there is nothing but configuration, and then the revision says which. */
    private static DeploymentFacts facts(Application app, Brought brought) {
        var operation = app.operation();
        var revision = String.join(", ", app.revisions());
        var isConfig = brought.isNothing() && app.images().isEmpty();
        return DeploymentFacts.of(
                brought.sha(),
                brought.digest(),
                isConfig && !revision.isEmpty() ? revision : null,
                isConfig ? "config" : null,
                brought.ref(),
                null,
                operation.actor(),
                revision.isEmpty() ? operation.message() : "Manifests at " + revision,
                null,
                null,
                app.url(),
                null,
                operation.startedAt(),
                operation.startedAt());
    }
}
