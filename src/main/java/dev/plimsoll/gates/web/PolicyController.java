package dev.plimsoll.gates.web;

import dev.plimsoll.gates.Policies;
import dev.plimsoll.gates.Policy;
import dev.plimsoll.gates.PolicyDiff;
import dev.plimsoll.gates.PolicyInvalid;
import dev.plimsoll.gates.PolicySentence;
import dev.plimsoll.gates.PolicyYaml;
import dev.plimsoll.gates.Replays;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The policies of the gates: what they ask for, what they would have done, each version, and YAML in and out. */
@Controller
@RequestMapping("/gates")
class PolicyController {

    private static final String BEGINNING = """
            environment: production
            reason: try what it would hold
            rules:
              approvals: {mode: enforced, count: 1}
              calendar: {mode: dry-run, zone: Europe/London, closed: [Fri 16:00 to Mon 08:00]}
            """;

    private final Policies policies;
    private final PolicySentence sentence;
    private final PolicyYaml yaml;
    private final Replays replays;
    private final Clock clock;

    PolicyController(Policies policies, PolicySentence sentence, PolicyYaml yaml, Replays replays, Clock clock) {
        this.policies = policies;
        this.sentence = sentence;
        this.yaml = yaml;
        this.replays = replays;
        this.clock = clock;
    }

    @GetMapping
    String list(Model model) {
        var all = policies.all();
        model.addAttribute(
                "policies",
                all.stream()
                        .filter(policy -> !policy.isWithdrawn())
                        .map(this::line)
                        .toList());
        model.addAttribute(
                "comingAlong", policies.comingAlong().stream().map(this::line).toList());
        model.addAttribute(
                "withdrawn",
                all.stream().filter(Policy::isWithdrawn).map(this::line).toList());
        return "gates/policies";
    }

    /** @param show which of the deployments that stand behind the numbers; without it, those that it would have held */
    @GetMapping("/{id:\\d{1,18}}")
    String page(@PathVariable long id, @RequestParam(defaultValue = "held") String show, Model model) {
        var policy = policy(id);
        var versions = policies.versions(policy.scope());
        var replay = replays.of(policy, clock.instant());
        model.addAttribute("policy", policy);
        model.addAttribute("isNewest", versions.get(0).id() == policy.id());
        model.addAttribute("newest", versions.get(0));
        model.addAttribute("sentence", sentence.of(policy));
        model.addAttribute("replay", replay);
        model.addAttribute("behind", Behind.of(replay, show));
        model.addAttribute("versions", lines(versions));
        return "gates/policy";
    }

    /** From now on there is no policy for its scope; without a reason nothing happens, and the page says so. */
    @PostMapping("/{id:\\d{1,18}}/withdrawal")
    String withdraw(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            Principal person,
            HttpServletResponse response,
            Model model) {
        try {
            var withdrawn = policies.withdraw(policy(id).scope(), person.getName(), reason.strip());
            return "redirect:/gates/" + withdrawn.id();
        } catch (PolicyInvalid refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("refusal", refused.getMessage());
            model.addAttribute("typed", reason);
            return page(id, "held", model);
        }
    }

    @GetMapping("/{id:\\d{1,18}}/policy.yaml")
    ResponseEntity<String> export(@PathVariable long id) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/yaml;charset=UTF-8"))
                .header("Content-Disposition", "attachment; filename=\"policy-%d.yaml\"".formatted(id))
                .body(yaml.write(policy(id)));
    }

    /** @param of our number of the policy whose next version is to be written; without it, the text is a beginning */
    @GetMapping("/import")
    String writing(@RequestParam(required = false) @Nullable Long of, Model model) {
        model.addAttribute("typed", of == null ? BEGINNING : yaml.write(policy(of)));
        return "gates/policies-import";
    }

    /** Writes the next version, or shows what was typed with what is wrong about it. */
    @PostMapping("/import")
    String write(@RequestParam String text, Principal person, HttpServletResponse response, Model model) {
        try {
            return "redirect:/gates/"
                    + policies.write(yaml.read(text), person.getName()).id();
        } catch (PolicyInvalid refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("typed", text);
            model.addAttribute("field", refused.field());
            model.addAttribute("refusal", refused.getMessage());
            return "gates/policies-import";
        }
    }

    private Policy policy(long id) {
        return policies.find(id).orElseThrow(() -> new NoSuchPolicy(id));
    }

    private PolicyLine line(Policy policy) {
        return new PolicyLine(policy, sentence.of(policy), List.of());
    }

    private List<PolicyLine> lines(List<Policy> versions) {
        var lines = new ArrayList<PolicyLine>();
        for (var n = 0; n < versions.size(); n++) {
            var policy = versions.get(n);
            List<PolicyDiff.Line> changes = n + 1 < versions.size()
                    ? PolicyDiff.between(versions.get(n + 1), policy).lines()
                    : List.of();
            lines.add(new PolicyLine(policy, sentence.of(policy), changes));
        }
        return lines;
    }
}
