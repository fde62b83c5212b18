package dev.plimsoll.gates.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plimsoll.gates.ClosedHours;
import dev.plimsoll.gates.Freezes;
import dev.plimsoll.gates.Places;
import dev.plimsoll.gates.calendar.Ics;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;

/** Freezes and the closed hours of policies, for calendars: by a session, or by a token. */
@Controller
class FreezeCalendarController {

    private static final MediaType CALENDAR = new MediaType("text", "calendar", UTF_8);

    private final Freezes freezes;
    private final ClosedHours hours;
    private final Places places;

    FreezeCalendarController(Freezes freezes, ClosedHours hours, Places places) {
        this.freezes = freezes;
        this.hours = hours;
        this.places = places;
    }

    @GetMapping("/freezes.ics")
    ResponseEntity<byte[]> calendar() {
        var calendar = ics().text().getBytes(UTF_8);
        return ResponseEntity.ok()
                .contentType(CALENDAR)
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePrivate())
                .eTag("\"" + DigestUtils.md5DigestAsHex(calendar) + "\"")
                .body(calendar);
    }

    private Ics ics() {
        var calendar = new Ics();
        var all = freezes.inForce();
        var scopes = places.of(all);
        all.forEach(freeze -> calendar.add(
                "freeze-%d@plimsoll".formatted(freeze.id()),
                "Frozen: " + freeze.title(),
                description(scopes.of(freeze), freeze.reason(), freeze.incident()),
                freeze.rhythm(),
                freeze.zone(),
                freeze.madeAt()));
        hours.all()
                .forEach(one -> calendar.add(
                        id(one),
                        "Closed: " + one.policy().scope().text(),
                        description(one.policy().scope().text(), one.policy().reason(), null),
                        one.weekly(),
                        one.zone(),
                        one.policy().writtenAt()));
        return calendar;
    }

    /** The same for each version, so that a calendar moves what changes. */
    private static String id(ClosedHours.Hours hours) {
        var scope = hours.policy().scope();
        var what = scope.serviceId() != null
                ? "service-" + scope.serviceId()
                : scope.teamId() != null ? "team-" + scope.teamId() : "all";
        return "policy-%d-%s-%d@plimsoll".formatted(scope.environmentId(), what, hours.number());
    }

    private static String description(String scope, @Nullable String reason, @Nullable String incident) {
        return "Nothing passes: " + scope + (reason == null ? "" : "\n" + reason)
                + (incident == null ? "" : "\n" + incident);
    }
}
