package dev.plimsoll.intake.datadog;

import dev.plimsoll.incidents.AlertReport;
import dev.plimsoll.intake.Inbound;
import dev.plimsoll.intake.Times;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.WebAddress;
import dev.plimsoll.intake.alerts.Labels;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One event of a monitor. Every value is a text, and one that Datadog knows nothing for is {@code null} or its name. */
record DatadogEvent(Tree tree, Inbound inbound) {

    private static final int LONGEST_NAME = 200;

    /** As Datadog writes a title, with or without what it is about: {@code [Triggered on {service:pay}] Errors}. */
    private static final Pattern TITLE =
            Pattern.compile("\\[([^\\]{]+?)(?: on \\{([^}]*)\\})?\\] *(.*)", Pattern.DOTALL);

    private static final Set<String> FIRES = Set.of("triggered", "warn", "no data", "renotify");
    private static final String AGAIN = "re-";
    private static final String OVER = "recovered";

    private @Nullable String text(String... path) {
        var text = tree.text(path);
        return text == null || text.equals("null") || text.startsWith("$") ? null : text;
    }

    /** What became of the monitor; of a payload of another form as its title says. */
    @Nullable
    String transition() {
        var said = text("transition");
        var title = title();
        return said == null && title.matches() ? title.group(1) : said;
    }

    private Matcher title() {
        return TITLE.matcher(Objects.requireNonNullElse(text("title"), ""));
    }

    private String state() {
        var state = Objects.requireNonNullElse(transition(), "").toLowerCase(Locale.ROOT);
        return state.startsWith(AGAIN) ? state.substring(AGAIN.length()) : state;
    }

    boolean fires() {
        return FIRES.contains(state());
    }

    boolean isOver() {
        return state().endsWith(OVER);
    }

    /** Joins what is triggered and its recovery. Without it an event is an alert by itself, and no recovery is of any. */
    @Nullable
    String alert() {
        var cycle = text("cycle_key");
        var id = text("id");
        var alert = cycle == null ? (isOver() || id == null ? null : "event/" + id) : cycle;
        return alert == null || alert.length() > LONGEST_NAME ? null : alert;
    }

    String key() {
        var id = text("id");
        return id == null ? "" : "%s/%s".formatted(id, state());
    }

    private Instant at() {
        return inbound.now(Times.first(tree, "date", "last_updated"));
    }

    AlertReport report(String origin, String source, String id) {
        var labels = labels();
        return new AlertReport(
                origin,
                source,
                id,
                name(),
                severity(),
                labels.service(),
                labels.environment(),
                at(),
                isOver() ? at() : null,
                text("text"),
                WebAddress.orNull(text("link")),
                at(),
                inbound.receivedAt(),
                null);
    }

    private String name() {
        var name = text("alert_title");
        var title = title();
        return name == null ? (title.matches() ? title.group(3) : "unnamed monitor") : name;
    }

    /** Of one that only warns, or has no data, that; of one that says that nothing changed, what was said before. */
    private @Nullable String severity() {
        return switch (state()) {
            case "triggered" -> Objects.requireNonNullElse(text("priority"), "error");
            case "warn" -> "warning";
            case "no data" -> "no data";
            default -> null;
        };
    }

    /** What it was triggered for says more than the tags of the monitor. */
    private Labels labels() {
        var title = title();
        var about = title.matches() ? title.group(2) : null;
        return Labels.ofTags(Stream.of(text("scope"), about, text("tags"))
                .filter(Objects::nonNull)
                .flatMap(tags -> Stream.of(tags.split(","))));
    }
}
