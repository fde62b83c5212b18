package dev.plimsoll.deployments.web;

import dev.plimsoll.deployments.Arrivals;
import java.util.regex.Pattern;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One deployment: who put which version where, how it ended, and what proves it. */
@Controller("deploymentPageController")
class DeploymentController {

    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,17}");

    private final DeploymentQuery query;
    private final Arrivals arrivals;

    DeploymentController(DeploymentQuery query, Arrivals arrivals) {
        this.query = query;
        this.arrivals = arrivals;
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
        var change = query.change(deployment, commit == null ? null : commit.changeNumber())
                .orElse(null);
        return new DeploymentView(
                deployment,
                EvidenceChain.of(deployment, change, query.builds(deployment), query.reviews(deployment)),
                query.reports(deployment.id()),
                commit,
                query.before(deployment).orElse(null),
                query.after(deployment).orElse(null));
    }
}
