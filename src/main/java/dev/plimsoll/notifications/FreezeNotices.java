package dev.plimsoll.notifications;

import dev.plimsoll.gates.Freeze;
import dev.plimsoll.gates.FreezeChanged;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts into words that everything stops, and that it goes on. */
@Component
class FreezeNotices {

    private final Links links;

    FreezeNotices(Links links) {
        this.links = links;
    }

    Notice of(FreezeChanged changed, FreezePlace place, Instant now) {
        var freeze = changed.freeze();
        var what = changed.isLifted() ? "lifted" : "made";
        return new Notice(
                "freeze-%d-%s".formatted(freeze.id(), what),
                "freeze-" + freeze.id(),
                "freeze." + what,
                "%s: %s".formatted(freeze.title(), place.text()),
                headline(changed),
                Objects.requireNonNullElse(changed.reason(), ""),
                facts(changed, place),
                "/approvals",
                place.isProduction(),
                false,
                data(changed, place),
                now);
    }

    private static String headline(FreezeChanged changed) {
        if (changed.isLifted()) {
            return changed.freeze().isEmergency() ? "The emergency stop is over" : "A freeze was called off";
        }
        return changed.freeze().isEmergency() ? "Emergency stop: nothing passes" : "A freeze was made";
    }

    private static Map<String, String> facts(FreezeChanged changed, FreezePlace place) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("What", place.text());
        facts.put("When", times(changed.freeze()));
        facts.put("By", changed.person());
        if (changed.freeze().incident() != null) {
            facts.put("Incident", changed.freeze().incident());
        }
        return facts;
    }

    private static String times(Freeze freeze) {
        return freeze.times() + ", " + freeze.zone().getId();
    }

    private Map<String, Object> data(FreezeChanged changed, FreezePlace place) {
        var freeze = changed.freeze();
        var data = new LinkedHashMap<String, Object>();
        data.put("freeze", freeze.id());
        data.put("title", freeze.title());
        data.put("emergency", freeze.isEmergency());
        put(data, "service", place.service());
        put(data, "team", place.team());
        put(data, "environment", place.environment());
        data.put("times", freeze.times());
        data.put("zone", freeze.zone().getId());
        put(data, "reason", changed.reason());
        put(data, "incident", freeze.incident());
        data.put("person", changed.person());
        put(data, "url", links.link("/approvals"));
        return data;
    }

    private static void put(Map<String, Object> data, String name, @Nullable Object value) {
        if (value != null) {
            data.put(name, value);
        }
    }
}
