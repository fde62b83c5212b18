package dev.plimsoll.gates.web;

import dev.plimsoll.When;
import dev.plimsoll.gates.Freeze;
import dev.plimsoll.gates.calendar.Once;
import dev.plimsoll.gates.calendar.Span;
import dev.plimsoll.gates.calendar.Weekly;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A freeze as a page shows it.
 *
 * @param scope for what it is, such as {@code each service to production}
 * @param span the one that holds now, else the next one; null where there is none any more
 */
record FreezeLine(Freeze freeze, String scope, @Nullable Span span, Instant now) {

    private static final Duration FURTHEST = Duration.ofDays(800);
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm", Locale.ENGLISH);

    static FreezeLine of(Freeze freeze, String scope, Instant now) {
        var schedule = freeze.schedule();
        var span = freeze.liftedAt() != null
                ? null
                : schedule.at(now)
                        .or(() -> schedule.between(now, now.plus(FURTHEST)).findFirst())
                        .orElseGet(() -> later(freeze, now));
        return new FreezeLine(freeze, scope, span, now);
    }

    /** One that lies further away than any that returns is looked for. */
    private static @Nullable Span later(Freeze freeze, Instant now) {
        return freeze.rhythm() instanceof Once
                ? freeze.schedule()
                        .between(now, now.plus(Duration.ofDays(36_600)))
                        .findFirst()
                        .orElse(null)
                : null;
    }

    public boolean isNow() {
        return span != null && span.contains(now);
    }

    public boolean isRule() {
        return !(freeze.rhythm() instanceof Once);
    }

    /** When it holds, as the rule that it is: {@code Fri 16:00 to Mon 08:00 every week, Europe/London}. */
    public String times() {
        var each = freeze.rhythm() instanceof Weekly ? " every week" : "";
        return "%s%s, %s".formatted(freeze.rhythm().text(), each, freeze.zone().getId());
    }

    /** On the clock of its own zone. */
    public String begins() {
        return span == null ? "" : local(span.from());
    }

    public String ends() {
        return span == null ? "" : local(span.until());
    }

    private String local(Instant at) {
        return LOCAL.format(at.atZone(freeze.zone())) + " " + When.label(freeze.zone(), at);
    }
}
