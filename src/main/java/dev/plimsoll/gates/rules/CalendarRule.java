package dev.plimsoll.gates.rules;

import dev.plimsoll.gates.Finding;
import dev.plimsoll.gates.GateCase;
import dev.plimsoll.gates.GateRule;
import dev.plimsoll.gates.Nature;
import dev.plimsoll.gates.Options;
import dev.plimsoll.gates.RuleField;
import dev.plimsoll.gates.RuleField.Kind;
import dev.plimsoll.gates.RuleForm;
import dev.plimsoll.gates.calendar.CalendarInvalid;
import dev.plimsoll.gates.calendar.Closure;
import dev.plimsoll.gates.calendar.OpeningHours;
import dev.plimsoll.gates.calendar.OpeningWords;
import dev.plimsoll.gates.calendar.Schedule;
import dev.plimsoll.gates.calendar.Weekly;
import dev.plimsoll.gates.calendar.WeeklyText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The calendar lets it pass: within the windows of the policy, and outside its closed times and every freeze. */
@Component
class CalendarRule implements GateRule {

    private static final String NAME = "calendar";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int position() {
        return 20;
    }

    @Override
    public Nature nature() {
        return Nature.HOLDS;
    }

    @Override
    public RuleForm form() {
        return RuleForm.of(
                "Times",
                "Within the open times, outside the closed ones, and outside every freeze.",
                RuleField.of(Kind.ZONE, "zone", "Time zone", "Whose clock it is, such as Europe/London.", "UTC"),
                RuleField.lines(
                        "closed",
                        "Closed",
                        "One span of the week a line: “Fri 16:00 to Mon 08:00” or “Mon-Thu 18:00 to 08:00”.",
                        ""),
                RuleField.lines(
                        "open",
                        "Open only",
                        "One span of the week a line: “Mon-Thu 09:00 to 17:00”. Without any, always.",
                        ""));
    }

    @Override
    public boolean isSparedByRollback() {
        return true;
    }

    @Override
    public String sentence(Options options) {
        var zone = options.zone("zone");
        var parts = new ArrayList<String>();
        options.texts("open").forEach(text -> parts.add("only " + text));
        options.texts("closed").forEach(text -> parts.add("not " + text));
        if (hours(options, List.of()).nextOpening(Instant.EPOCH).isEmpty()) {
            throw options.refusal("closed", "these times leave no minute of the week open: shorten one of them");
        }
        return parts.isEmpty()
                ? "not in a freeze"
                : "%s (%s), not in a freeze".formatted(String.join(", ", parts), zone);
    }

    @Override
    public Finding judge(GateCase asked, Options options) {
        var hours = hours(options, asked.freezes());
        var at = asked.at();
        if (hours.isOpen(at)) {
            return Finding.passes(NAME, "open").until(hours.nextClosing(at).orElse(null));
        }
        var why = hours.closedBy(at).stream().map(Closure::title).findFirst();
        return Finding.fails(NAME, closed(why, hours.nextOpening(at), at, options))
                .until(hours.nextOpening(at).orElse(null));
    }

    private static String closed(Optional<String> why, Optional<Instant> opens, Instant at, Options options) {
        return why.map("closed by “%s”"::formatted).orElse("outside of the deployment windows") + ", "
                + opens.map(opening -> OpeningWords.of(opening, at, options.zone("zone")))
                        .orElse("and no opening within two years");
    }

    private static OpeningHours hours(Options options, List<Closure> freezes) {
        var zone = options.zone("zone");
        var closures = new ArrayList<>(freezes);
        for (var text : options.texts("closed")) {
            weekly(options, "closed", text)
                    .forEach(span -> closures.add(new Closure(text, Schedule.closed(span, zone))));
        }
        var windows = options.texts("open").stream()
                .flatMap(text -> weekly(options, "open", text).stream())
                .map(span -> Schedule.open(span, zone))
                .toList();
        return new OpeningHours(windows, closures);
    }

    private static List<Weekly> weekly(Options options, String key, String text) {
        try {
            return WeeklyText.parse(text);
        } catch (CalendarInvalid e) {
            throw options.refusal(key, String.valueOf(e.getMessage()));
        }
    }
}
