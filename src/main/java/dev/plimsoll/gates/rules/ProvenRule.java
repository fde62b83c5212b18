package dev.plimsoll.gates.rules;

import dev.plimsoll.gates.Finding;
import dev.plimsoll.gates.GateCase;
import dev.plimsoll.gates.GateRule;
import dev.plimsoll.gates.Lengths;
import dev.plimsoll.gates.Nature;
import dev.plimsoll.gates.Options;
import dev.plimsoll.gates.RuleField;
import dev.plimsoll.gates.RuleField.Kind;
import dev.plimsoll.gates.RuleForm;
import dev.plimsoll.gates.facts.Facts.Stay;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.springframework.stereotype.Component;

/** The same artifact has proven itself in an earlier environment for long enough. */
@Component
class ProvenRule implements GateRule {

    private static final String NAME = "proven";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int position() {
        return 40;
    }

    @Override
    public Nature nature() {
        return Nature.WAITS;
    }

    @Override
    public RuleForm form() {
        return RuleForm.of(
                "Proven before",
                "The same artifact ran in an earlier environment for long enough.",
                RuleField.of(
                        Kind.ENVIRONMENT,
                        "environment",
                        "Where",
                        "Without one, in any environment that comes earlier.",
                        ""),
                RuleField.length("for", "For how long", "Such as 30 min, 24 h or 2 d; at most 366 d.", "0 s"),
                RuleField.yesNo(
                        "verified", "Seen running there", "A version endpoint or an observation confirmed it.", false));
    }

    @Override
    public boolean isSparedByRollback() {
        return true;
    }

    @Override
    public String sentence(Options options) {
        return "%s in %s for %s"
                .formatted(
                        isVerified(options) ? "verified" : "deployed",
                        options.text("environment", "an earlier environment"),
                        Lengths.words(needed(options)));
    }

    @Override
    public Finding judge(GateCase asked, Options options) {
        if (asked.candidate().digest() == null && asked.candidate().sha() == null) {
            return Finding.unknown(NAME, "neither commit nor artifact is named, so nothing can be proven");
        }
        var where = options.text("environment", "");
        return asked.facts().stays().stream()
                .filter(stay -> where.isEmpty()
                        ? stay.position() < asked.candidate().environment().position()
                        : stay.environment().equalsIgnoreCase(where))
                .max(Comparator.comparing(stay -> ran(stay, asked.at())))
                .map(stay -> judge(stay, asked.at(), options))
                .orElseGet(() ->
                        Finding.fails(NAME, "not proven in " + (where.isEmpty() ? "an earlier environment" : where)));
    }

    private static Finding judge(Stay stay, Instant at, Options options) {
        var ran = ran(stay, at);
        var needed = needed(options);
        var words = "in %s for %s".formatted(stay.environment(), Lengths.words(ran));
        if (stay.contradictedAt() != null) {
            return Finding.fails(NAME, "another version was seen in " + stay.environment())
                    .seenAt(null, stay.contradictedAt());
        }
        if (isVerified(options) && stay.verifiedAt() == null) {
            return Finding.unknown(NAME, words + ", but nobody has seen it run there")
                    .seenAt(null, stay.since());
        }
        return ran.compareTo(needed) >= 0
                ? Finding.passes(NAME, words).seenAt(null, stay.since())
                : Finding.fails(NAME, words + ", needs " + Lengths.words(needed))
                        .seenAt(null, stay.since())
                        .until(stay.until() == null ? stay.since().plus(needed) : null);
    }

    private static Duration ran(Stay stay, Instant at) {
        return Duration.between(
                stay.since(), stay.until() == null || stay.until().isAfter(at) ? at : stay.until());
    }

    private static Duration needed(Options options) {
        return options.length("for", Duration.ZERO);
    }

    private static boolean isVerified(Options options) {
        return options.flag("verified", false);
    }
}
