package dev.plimsoll.gates.rules;

import dev.plimsoll.gates.Finding;
import dev.plimsoll.gates.GateCase;
import dev.plimsoll.gates.GateRule;
import dev.plimsoll.gates.Lengths;
import dev.plimsoll.gates.Nature;
import dev.plimsoll.gates.Options;
import dev.plimsoll.gates.RuleForm;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Nothing is broken on the service: what goes out in trouble makes it worse, or hides what helped. */
@Component
class IncidentRule implements GateRule {

    private static final String NAME = "incident";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int position() {
        return 80;
    }

    @Override
    public Nature nature() {
        return Nature.HOLDS;
    }

    @Override
    public RuleForm form() {
        return RuleForm.of("Incident", "No incident is open on the service.");
    }

    @Override
    public boolean isSparedByRollback() {
        return true;
    }

    @Override
    public String sentence(Options options) {
        return "no open incident";
    }

    @Override
    public Finding judge(GateCase asked, Options options) {
        var incidents = asked.facts().incidents();
        if (incidents == null) {
            return Finding.unknown(NAME, "no source tells of incidents");
        }
        if (incidents.isEmpty()) {
            return Finding.passes(NAME, "no open incident");
        }
        var first = incidents.get(0);
        return Finding.fails(
                        NAME,
                        "open incident “%s” for %s"
                                .formatted(first.title(), Lengths.words(Duration.between(first.since(), asked.at()))))
                .seenAt(first.url(), first.since());
    }
}
