package dev.plimsoll.gates.web;

import dev.plimsoll.gates.Places;
import dev.plimsoll.gates.Policy;
import dev.plimsoll.gates.PolicyDiff;
import dev.plimsoll.gates.PolicySentence;
import dev.plimsoll.gates.Replays;
import dev.plimsoll.gates.RuleBook;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Puts on the page what the form about a policy shows. */
@Component
class PolicyPage {

    private final RuleBook rules;
    private final Places places;
    private final PolicySentence sentence;
    private final Replays replays;
    private final Clock clock;

    PolicyPage(RuleBook rules, Places places, PolicySentence sentence, Replays replays, Clock clock) {
        this.rules = rules;
        this.places = places;
        this.sentence = sentence;
        this.replays = replays;
        this.clock = clock;
    }

    void form(PolicyForm form, Map<String, String> refusals, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("title", form.number("seen") > 0 ? "Next version" : "New policy");
        model.addAttribute("what", form.text(PolicyForm.WHAT).isEmpty() ? "all" : form.text(PolicyForm.WHAT));
        model.addAttribute(
                "blocks",
                rules.all().stream()
                        .map(rule -> RuleBlock.of(rule, form, refusals))
                        .toList());
        model.addAttribute("services", places.services());
        model.addAttribute("teams", places.teams());
        model.addAttribute("environments", places.environments());
        model.addAttribute("zones", zones());
        refusals(refusals, model);
    }

    void refusals(Map<String, String> refusals, Model model) {
        model.addAttribute("refusals", refusals);
        model.addAttribute(
                "wrongs",
                refusals.entrySet().stream()
                        .map(entry -> new Wrong(RuleBlock.id(entry.getKey()), title(entry.getKey()), entry.getValue()))
                        .toList());
    }

    /** The policy read back, and what it would have done. */
    void preview(Policy policy, Model model) {
        model.addAttribute("sentence", sentence.of(policy));
        model.addAttribute("replay", replays.of(policy, clock.instant()));
    }

    void moved(Policy newest, Policy mine, Model model) {
        model.addAttribute("moved", newest);
        model.addAttribute("diff", PolicyDiff.between(newest, mine).lines());
    }

    /** The names of zones with a place in them, and UTC. */
    static List<String> zones() {
        var zones = new TreeSet<String>();
        ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.matches("[A-Z][a-z]+/.+") && !zone.matches("(Etc|Mexico|Chile|Brazil|Canada)/.*"))
                .forEach(zones::add);
        zones.add("UTC");
        return List.copyOf(zones);
    }

    private String title(String field) {
        var dot = field.indexOf('.');
        var name = dot < 0 ? field : field.substring(0, dot);
        return rules.all().stream()
                .filter(rule -> rule.name().equals(name))
                .map(rule -> rule.form().title())
                .findFirst()
                .orElse(Character.toUpperCase(name.charAt(0)) + name.substring(1));
    }

    /**
     * Something that is refused.
     *
     * @param id of the field
     */
    record Wrong(String id, String title, String sentence) {}
}
