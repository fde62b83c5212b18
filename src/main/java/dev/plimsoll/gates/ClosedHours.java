package dev.plimsoll.gates;

import dev.plimsoll.gates.calendar.Schedule;
import dev.plimsoll.gates.calendar.WeekGaps;
import dev.plimsoll.gates.calendar.Weekly;
import dev.plimsoll.gates.calendar.WeeklyText;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** When policies close a gate each week: their closed times, and what lies outside of their windows. */
@Component
public class ClosedHours {

    private static final String CALENDAR = "calendar";

    private final Policies policies;

    ClosedHours(Policies policies) {
        this.policies = policies;
    }

    /**
     * A span of the week in which a policy closes the gate.
     *
     * @param number counted from 1 within the policy
     */
    public record Hours(Policy policy, int number, Weekly weekly, ZoneId zone) {

        public Schedule schedule() {
            return Schedule.closed(weekly, zone);
        }
    }

    /** Of the policies that hold and enforce them. */
    public List<Hours> all() {
        return policies.all().stream()
                .filter(policy -> !policy.isWithdrawn())
                .flatMap(ClosedHours::of)
                .toList();
    }

    private static Stream<Hours> of(Policy policy) {
        return policy.settings().stream()
                .filter(setting -> setting.rule().equals(CALENDAR) && setting.mode() == Mode.ENFORCED)
                .flatMap(setting -> of(policy, setting.options()).stream());
    }

    private static List<Hours> of(Policy policy, Options options) {
        var spans = new ArrayList<Weekly>();
        options.texts("closed").forEach(text -> spans.addAll(WeeklyText.parse(text)));
        spans.addAll(WeekGaps.of(options.texts("open").stream()
                .flatMap(text -> WeeklyText.parse(text).stream())
                .toList()));
        var hours = new ArrayList<Hours>();
        spans.forEach(span -> hours.add(new Hours(policy, hours.size() + 1, span, options.zone("zone"))));
        return hours;
    }
}
