package dev.plimsoll.notifications;

import dev.plimsoll.metrics.Measures;
import dev.plimsoll.metrics.Summary;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Puts a week of delivery into words: the five measures beside those of the week before, and nothing about people. */
@Component
class DigestNotices {

    private final Links links;

    DigestNotices(Links links) {
        this.links = links;
    }

    Notice of(Week week, Measures measures, Measures before, Instant now) {
        var name = "digest-" + week.monday();
        return new Notice(
                name,
                name,
                Notice.DIGEST,
                "Delivery in the week of " + week.words(),
                "The five measures of last week, beside those of the week before",
                text(measures),
                facts(measures, before),
                path(week),
                true,
                false,
                data(week, measures, before),
                now);
    }

    private static String text(Measures measures) {
        return measures.observed().settling() == 0 ? "" : "Not all that was reported is counted yet";
    }

    private static Map<String, String> facts(Measures measures, Measures before) {
        var facts = new LinkedHashMap<String, String>();
        for (var now : Summary.all(measures)) {
            var was = Summary.of(now.measure(), before);
            facts.put(now.measure().title(), "%s. Week before: %s".formatted(now.words(), was.words()));
        }
        return facts;
    }

    /** On the page both days are part of the window. */
    private static String path(Week week) {
        return "/dora?from=%s&to=%s".formatted(week.monday(), week.sunday());
    }

    private Map<String, Object> data(Week week, Measures measures, Measures before) {
        var data = new LinkedHashMap<String, Object>();
        data.put("from", week.from().toString());
        data.put("to", week.to().toString());
        data.put("zone", week.zone().getId());
        data.put("measures", measures);
        data.put("before", before);
        var url = links.link(path(week));
        if (url != null) {
            data.put("url", url);
        }
        return data;
    }
}
