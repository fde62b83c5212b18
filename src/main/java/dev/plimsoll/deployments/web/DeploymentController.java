package dev.plimsoll.deployments.web;

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

    DeploymentController(DeploymentQuery query) {
        this.query = query;
    }

    @GetMapping("/d/{number}")
    String page(@PathVariable String number, Model model) {
        if (!NUMBER.matcher(number).matches()) {
            throw new UnknownDeployment(number);
        }
        var deployment = query.find(Long.parseLong(number)).orElseThrow(() -> new UnknownDeployment(number));
        model.addAttribute("view", view(deployment));
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
