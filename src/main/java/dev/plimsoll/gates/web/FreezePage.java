package dev.plimsoll.gates.web;

import dev.plimsoll.PlimsollProperties;
import dev.plimsoll.gates.ClosedHours;
import dev.plimsoll.gates.Freeze;
import dev.plimsoll.gates.FreezeDraft;
import dev.plimsoll.gates.Freezes;
import dev.plimsoll.gates.Places;
import dev.plimsoll.gates.calendar.Span;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Puts on the pages what there is to say of freezes. */
@Component
class FreezePage {

    private static final Duration BACK = Duration.ofDays(90);

    private final Freezes freezes;
    private final ClosedHours hours;
    private final Places places;
    private final ZoneId zone;
    private final Clock clock;

    FreezePage(Freezes freezes, ClosedHours hours, Places places, PlimsollProperties properties, Clock clock) {
        this.freezes = freezes;
        this.hours = hours;
        this.places = places;
        this.zone = properties.zone();
        this.clock = clock;
    }

    ZoneId zone() {
        return zone;
    }

    void board(@Nullable String month, Model model) {
        var now = clock.instant();
        var all = freezes.since(now.minus(BACK));
        var scopes = places.of(all);
        var closedHours = hours.all();
        model.addAttribute(
                "board",
                FreezeBoard.of(all.stream()
                        .map(freeze -> FreezeLine.of(freeze, scopes.of(freeze), now))
                        .toList()));
        model.addAttribute("hours", closedHours);
        model.addAttribute("month", month(Month.named(month, YearMonth.from(now.atZone(zone))), all, closedHours, now));
    }

    /** What the form shows; where it says nothing that is wrong, also what it reads as. */
    void form(FreezeForm form, Map<String, String> refusals, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("refusals", refusals);
        model.addAttribute("services", places.services());
        model.addAttribute("teams", places.teams());
        model.addAttribute("environments", places.environments());
        model.addAttribute("zones", PolicyPage.zones());
    }

    /** Reads it back, and names the requests that it would hold now. */
    void preview(FreezeDraft draft, Model model) {
        var freeze = freezes.preview(draft);
        model.addAttribute(
                "line", FreezeLine.of(freeze, places.of(List.of(freeze)).of(freeze), clock.instant()));
        model.addAttribute("held", freezes.wouldHold(draft));
    }

    private Month month(YearMonth month, List<Freeze> all, List<ClosedHours.Hours> closedHours, Instant now) {
        var from = Month.begin(month).atStartOfDay(zone).toInstant();
        var until = Month.end(month).atStartOfDay(zone).toInstant();
        var closings = new ArrayList<Month.Closing>();
        all.forEach(freeze ->
                closings.add(new Month.Closing(freeze.title(), "#freeze-" + freeze.id(), spans(freeze, from, until))));
        closedHours.forEach(one -> closings.add(new Month.Closing(
                "Policy for " + one.policy().scope().text(),
                "/gates/" + one.policy().id(),
                one.schedule()
                        .between(from, until)
                        .flatMap(span -> since(one.policy().writtenAt(), span)))));
        return Month.of(month, zone, closings, now);
    }

    /** What is lifted ends with that, and nothing was frozen before somebody froze it. */
    private static Stream<Span> spans(Freeze freeze, Instant from, Instant until) {
        var lifted = freeze.liftedAt();
        return freeze.schedule()
                .between(from, until)
                .map(span -> lifted != null && lifted.isBefore(span.until()) ? new Span(span.from(), lifted) : span)
                .flatMap(span -> since(freeze.madeAt(), span));
    }

    private static Stream<Span> since(Instant made, Span span) {
        var from = span.from().isBefore(made) ? made : span.from();
        return from.isBefore(span.until()) ? Stream.of(new Span(from, span.until())) : Stream.empty();
    }
}
