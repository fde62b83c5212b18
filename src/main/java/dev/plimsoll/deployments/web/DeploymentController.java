package dev.plimsoll.deployments.web;

import dev.plimsoll.deployments.Arrivals;
import dev.plimsoll.deployments.Contradictions;
import dev.plimsoll.deployments.Rollbacks;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One deployment: who put which version where, how it ended, and what proves it. */
@Controller("deploymentPageController")
class DeploymentController {

    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,17}");

    private final DeploymentQuery query;
    private final Contradictions contradictions;
    private final Arrivals arrivals;
    private final Peek peek;
    private final Rollbacks rollbacks;
    private final AftermathQuery aftermath;

    DeploymentController(
            DeploymentQuery query,
            Contradictions contradictions,
            Arrivals arrivals,
            Peek peek,
            Rollbacks rollbacks,
            AftermathQuery aftermath) {
        this.query = query;
        this.contradictions = contradictions;
        this.arrivals = arrivals;
        this.peek = peek;
        this.rollbacks = rollbacks;
        this.aftermath = aftermath;
    }

    @GetMapping("/d/{number}")
    String page(@PathVariable String number, Model model) {
        if (!NUMBER.matcher(number).matches()) {
            throw new UnknownDeployment(number);
        }
        var deployment = query.find(Long.parseLong(number)).orElseThrow(() -> new UnknownDeployment(number));
        model.addAttribute("view", view(deployment));
        model.addAttribute(
                "arrived",
                arrivals.with(deployment.id()).map(ArrivedView::new).orElseThrow(() -> new UnknownDeployment(number)));
        return "deployments/deployment";
    }

    private DeploymentView view(DeploymentDetail deployment) {
        var commit = query.commit(deployment).orElse(null);
        var runs = deployment.isRunning() ? runs(deployment) : null;
        var effect = query.effect(deployment.id()).orElse(null);
        return new DeploymentView(
                deployment,
                runs,
                effect,
                contradictions.of(List.of(deployment.id())),
                chain(deployment, commit, effect, runs),
                query.reports(deployment.id()),
                commit,
                query.before(deployment).orElse(null),
                query.after(deployment).orElse(null),
                effect != null && effect.isRollback() ? rollbacks.restored(deployment.id()) : null,
                aftermath(deployment, effect),
                aftermath.laidAt(deployment));
    }

    private @Nullable Aftermath aftermath(DeploymentDetail deployment, @Nullable EffectLine effect) {
        if (effect != null) {
            return aftermath.after(deployment, effect.tookEffectAt());
        }
        return deployment.mark().isOpen() || deployment.isLost()
                ? null
                : aftermath.after(deployment, deployment.happenedAt());
    }

    private List<ChainLink> chain(
            DeploymentDetail deployment,
            @Nullable CommitLine commit,
            @Nullable EffectLine effect,
            @Nullable PeekRuns runs) {
        var change = query.change(deployment, commit == null ? null : commit.changeNumber())
                .orElse(null);
        return EvidenceChain.of(
                deployment,
                change,
                query.builds(deployment),
                query.evidence(deployment),
                query.reviews(deployment),
                effect,
                runs == null ? null : runs.runs().observer());
    }

    private @Nullable PeekRuns runs(DeploymentDetail deployment) {
        return peek.everywhere(deployment.service()).stream()
                .filter(one -> Long.valueOf(deployment.id()).equals(one.runs().deploymentId()))
                .findFirst()
                .orElse(null);
    }
}
