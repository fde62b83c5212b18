package dev.plimsoll.deployments.web;

import dev.plimsoll.deployments.Shas;
import dev.plimsoll.deployments.WhereItRan;
import java.time.Clock;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.util.UriUtils;

/** Where is it: one commit in every environment. The beginning of a SHA leads to the one commit that begins so. */
@Controller
class ShaController {

    private final Shas shas;
    private final WhereItRan whereItRan;
    private final Clock clock;

    ShaController(Shas shas, WhereItRan whereItRan, Clock clock) {
        this.shas = shas;
        this.whereItRan = whereItRan;
        this.clock = clock;
    }

    @GetMapping("/sha/{token}")
    String page(@PathVariable String token, Model model) {
        var found = shas.named(token);
        if (found.isEmpty()) {
            throw new UnknownSha(token);
        }
        if (found.size() > 1) {
            model.addAttribute("token", token);
            model.addAttribute("found", found);
            model.addAttribute("isAll", found.size() < Shas.MOST);
            return "deployments/sha-candidates";
        }
        var sha = found.get(0).sha();
        if (!sha.equals(token)) {
            return "redirect:/sha/" + UriUtils.encodePathSegment(sha, "UTF-8");
        }
        model.addAttribute("view", ShaView.of(whereItRan.of(sha), clock.instant()));
        return "deployments/sha";
    }
}
