package dev.plimsoll.gates.rules;

import dev.plimsoll.gates.Finding;
import dev.plimsoll.gates.GateCase;
import dev.plimsoll.gates.GateRule;
import dev.plimsoll.gates.Lengths;
import dev.plimsoll.gates.Nature;
import dev.plimsoll.gates.Options;
import dev.plimsoll.gates.RuleField;
import dev.plimsoll.gates.RuleForm;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Not more deployments of one service in a while than people mean to make: a pipeline that starts itself is stopped. */
@Component
class BreakerRule implements GateRule {

    private static final String NAME = "breaker";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int position() {
        return 90;
    }

    @Override
    public Nature nature() {
        return Nature.HOLDS;
    }

    @Override
    public RuleForm form() {
        return RuleForm.of(
                "Breaker",
                "Not more deployments of the service than people mean to make.",
                RuleField.lines(
                        "limits",
                        "At most",
                        "One limit a line: a number from 1 to 9999, “in”, and a time of at most a day.",
                        "3 in 10 min\n10 in 60 min"));
    }

    private static final Pattern LIMIT = Pattern.compile("(\\d{1,4})\\s+in\\s+(.+)");

    /** At most so many, this one included, in any span of this length. */
    private record Limit(int most, Duration length) {

        String text() {
            return "%d in %s".formatted(most, Lengths.words(length));
        }
    }

    @Override
    public boolean isSparedByRollback() {
        return true;
    }

    @Override
    public String sentence(Options options) {
        return "at most "
                + String.join(" and ", limits(options).stream().map(Limit::text).toList());
    }

    @Override
    public Finding judge(GateCase asked, Options options) {
        var limits = limits(options);
        for (var limit : limits) {
            var begun = begun(asked, limit);
            if (begun.size() >= limit.most()) {
                var frees = begun.stream()
                        .min(Comparator.naturalOrder())
                        .orElseThrow()
                        .plus(limit.length());
                return Finding.fails(
                                NAME,
                                "the breaker is open: this would be number %d, at most %s"
                                        .formatted(begun.size() + 1, limit.text()))
                        .seenAt(null, begun.get(0))
                        .until(frees);
            }
        }
        return Finding.passes(NAME, "fewer than %s".formatted(limits.get(0).text()));
    }

    private static List<Instant> begun(GateCase asked, Limit limit) {
        var closed = asked.facts().breakerClosedAt();
        var since = asked.at().minus(limit.length());
        return asked.facts().recent().stream()
                .map(past -> past.at())
                .filter(at -> at.isAfter(since) && (closed == null || at.isAfter(closed)))
                .toList();
    }

    private static List<Limit> limits(Options options) {
        var texts = options.has("limits") ? options.texts("limits") : List.of("3 in 10 min", "10 in 60 min");
        return texts.stream().map(text -> limit(options, text)).toList();
    }

    private static Limit limit(Options options, String text) {
        var match = LIMIT.matcher(text);
        try {
            if (match.matches() && Integer.parseInt(match.group(1)) > 0) {
                var length = Lengths.parse(match.group(2));
                if (length.compareTo(Duration.ofDays(1)) <= 0) {
                    return new Limit(Integer.parseInt(match.group(1)), length);
                }
            }
        } catch (IllegalArgumentException e) {
            throw options.refusal("limits", "“%s” is no limit: write “3 in 10 min”".formatted(text));
        }
        throw options.refusal("limits", "“%s” is no limit of at most a day: write “3 in 10 min”".formatted(text));
    }
}
