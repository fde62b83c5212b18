package dev.plimsoll.gates.rules;

import dev.plimsoll.gates.Finding;
import dev.plimsoll.gates.GateCase;
import dev.plimsoll.gates.GateRule;
import dev.plimsoll.gates.Nature;
import dev.plimsoll.gates.Options;
import dev.plimsoll.gates.RuleForm;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** A new commit brings a new artifact: with the digest that runs already, the build has made nothing. */
@Component
class ArtifactRule implements GateRule {

    private static final String NAME = "artifact";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int position() {
        return 60;
    }

    @Override
    public Nature nature() {
        return Nature.REFUSES;
    }

    @Override
    public RuleForm form() {
        return RuleForm.of("New artifact", "A new commit brings another digest than the one that runs.");
    }

    @Override
    public String sentence(Options options) {
        return "a new commit brings a new artifact";
    }

    @Override
    public Finding judge(GateCase asked, Options options) {
        var candidate = asked.candidate();
        var runs = asked.facts().runs();
        if (candidate.digest() == null) {
            return Finding.unknown(NAME, "the digest of the artifact is not named");
        }
        if (runs.isEmpty() || runs.get().digest() == null) {
            return Finding.passes(NAME, "nothing is known to run here that it could be compared with");
        }
        var running = runs.get();
        if (!candidate.digest().equals(running.digest())) {
            return Finding.passes(NAME, "another artifact than what runs").seenAt(null, running.since());
        }
        return candidate.sha() == null || Objects.equals(candidate.sha(), running.sha()) || running.sha() == null
                ? Finding.passes(NAME, "the artifact that runs already, of the same commit")
                        .seenAt(null, running.since())
                : Finding.fails(NAME, "code changed, artifact did not").seenAt(null, running.since());
    }
}
