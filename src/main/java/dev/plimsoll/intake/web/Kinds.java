package dev.plimsoll.intake.web;

import dev.plimsoll.intake.Guide;
import dev.plimsoll.intake.WebhookSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The kinds of sources by the names that people use. */
@Component
class Kinds {

    private static final String EVENT_API = "events";

    /** Of a kind that an earlier version had. */
    private static final Guide UNKNOWN = new Guide("", Guide.Proof.SHOWN, false, List.of());

    private final Map<String, WebhookSource> kinds;

    Kinds(List<WebhookSource> kinds) {
        this.kinds = kinds.stream().collect(Collectors.toMap(WebhookSource::kind, Function.identity()));
    }

    String title(String kind) {
        var known = kinds.get(kind);
        return known == null ? kind : known.title();
    }

    /** Whether a sender of this kind makes the secret, so that none can be made here. */
    boolean makesItsSecret(String kind) {
        var known = kinds.get(kind);
        return known != null && known.guide().isSecretOfSender();
    }

    /** What people who connect one have to know. */
    Guide guide(String kind) {
        var known = kinds.get(kind);
        return known == null ? UNKNOWN : known.guide();
    }

    /** Those of which a source can be made: all but the event API, which is always there. */
    List<WebhookSource> makeable() {
        return kinds.values().stream()
                .filter(kind -> !kind.kind().equals(EVENT_API))
                .sorted(Comparator.comparing(WebhookSource::title))
                .toList();
    }
}
