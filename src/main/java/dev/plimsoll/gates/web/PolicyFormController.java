package dev.plimsoll.gates.web;

import dev.plimsoll.PlimsollProperties;
import dev.plimsoll.gates.Policies;
import dev.plimsoll.gates.Policy;
import dev.plimsoll.gates.PolicyInvalid;
import dev.plimsoll.gates.PolicyMoved;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Writes policies by a form, and reads them back before they are saved. */
@Controller
@RequestMapping("/gates")
class PolicyFormController {

    private static final String VIEW = "gates/policy-form";

    private final Policies policies;
    private final PolicyReading reading;
    private final PolicyPage page;
    private final ZoneId zone;

    PolicyFormController(Policies policies, PolicyReading reading, PolicyPage page, PlimsollProperties properties) {
        this.policies = policies;
        this.reading = reading;
        this.page = page;
        this.zone = properties.zone();
    }

    /** Begins with what holds where nobody wrote a policy. */
    @GetMapping("/new")
    String beginning(@RequestParam(defaultValue = "production") String environment, Model model) {
        page.form(beginning(environment).with("calendar.zone", zone.getId()), Map.of(), model);
        return VIEW;
    }

    @GetMapping("/{id:\\d{1,18}}/edit")
    String next(@PathVariable long id, Model model) {
        var policy = policies.find(id).orElseThrow(() -> new NoSuchPolicy(id));
        var newest = policies.versions(policy.scope()).get(0);
        page.form(PolicyForm.of(policy).seen(newest.version()), Map.of(), model);
        page.preview(policy, model);
        return VIEW;
    }

    /** Reads it back, and says what it would have done; or what is wrong, and where. */
    @PostMapping("/preview")
    String preview(
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String asksForPart,
            Principal person,
            Model model) {
        var form = PolicyForm.typed(parameters);
        var read = reading.read(form, person.getName());
        if (read.policy() != null) {
            page.preview(read.policy(), model);
        }
        if (asksForPart != null) {
            page.refusals(read.refusals(), model);
            return "gates/policy-preview :: preview";
        }
        page.form(form, read.refusals(), model);
        return VIEW;
    }

    @PostMapping
    String write(
            @RequestParam MultiValueMap<String, String> parameters,
            Principal person,
            HttpServletResponse response,
            Model model) {
        var form = PolicyForm.typed(parameters);
        var read = reading.read(form, person.getName());
        var draft = read.draft();
        var policy = read.policy();
        if (draft == null || policy == null) {
            return again(form, read.refusals(), HttpStatus.UNPROCESSABLE_CONTENT, response, model);
        }
        if (draft.reason() == null) {
            var refusals = Map.of(PolicyForm.REASON, "Say why it changes: it stays with the version");
            return again(form, refusals, HttpStatus.UNPROCESSABLE_CONTENT, response, model);
        }
        try {
            return "redirect:/gates/"
                    + policies.write(draft, form.number("seen"), person.getName())
                            .id();
        } catch (PolicyMoved moved) {
            return moved(form, moved.newest(), policy, response, model);
        } catch (PolicyInvalid refused) {
            var refusals = Map.of(refused.field(), String.valueOf(refused.getMessage()));
            return again(form, refusals, HttpStatus.UNPROCESSABLE_CONTENT, response, model);
        }
    }

    /** What was typed stays; whoever has read what is different can save it over the other version. */
    private String moved(PolicyForm form, Policy newest, Policy mine, HttpServletResponse response, Model model) {
        page.moved(newest, mine, model);
        page.preview(mine, model);
        return again(form.seen(newest.version()), Map.of(), HttpStatus.CONFLICT, response, model);
    }

    private String again(
            PolicyForm form,
            Map<String, String> refusals,
            HttpStatus status,
            HttpServletResponse response,
            Model model) {
        response.setStatus(status.value());
        page.form(form, refusals, model);
        return VIEW;
    }

    private PolicyForm beginning(String environment) {
        try {
            return PolicyForm.of(policies.comingAlong(environment));
        } catch (PolicyInvalid nowhere) {
            return PolicyForm.typed(new LinkedMultiValueMap<>());
        }
    }
}
