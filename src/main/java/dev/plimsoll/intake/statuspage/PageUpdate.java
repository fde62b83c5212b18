package dev.plimsoll.intake.statuspage;

import dev.plimsoll.incidents.Moment;
import dev.plimsoll.incidents.Phase;
import dev.plimsoll.intake.Inbound;
import dev.plimsoll.intake.Times;
import dev.plimsoll.intake.Tree;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One update of an incident of a status page. */
record PageUpdate(Tree tree, Inbound inbound) {

    static final String RESOLVED = "resolved";

    private static final Set<String> ENDED = Set.of(RESOLVED, "postmortem");
    private static final Set<String> IN_ORDER = Set.of(RESOLVED, "operational");
    private static final int LONGEST_TEXT = 4000;

    static Stream<Tree> affected(Tree update) {
        return Stream.concat(update.stream("affected_components"), update.stream("affected_resources"));
    }

    Instant at() {
        return inbound.now(Times.first(tree, "display_at", "created_at", "updated_at"));
    }

    String key() {
        var id = tree.text("id");
        return id == null ? "at/" + at() : id;
    }

    /** Of an update that names none it is over if all that it touches is in order. */
    @Nullable
    String status() {
        var said = tree.text("status");
        var states = affected(tree)
                .map(one -> one.text(one.has("new_status") ? "new_status" : "status"))
                .map(state -> Objects.requireNonNullElse(state, "unknown"))
                .toList();
        return said == null && !states.isEmpty() && IN_ORDER.containsAll(states) ? RESOLVED : said;
    }

    /**
     * The moment that it is.
     *
     * @param before the status until then
     */
    Moment moment(String before) {
        var phase = phase(before);
        var body = tree.text("body");
        var isEmpty = body == null && phase == Phase.NOTE;
        return new Moment(phase, at(), "update/" + key(), null, isEmpty ? "An update without words" : cut(body), null);
    }

    private Phase phase(String before) {
        var status = Objects.requireNonNullElse(status(), before);
        if (status.equals(before)) {
            return Phase.NOTE;
        }
        if (ENDED.contains(before) && !ENDED.contains(status)) {
            return Phase.REOPENED;
        }
        return switch (status) {
            case "identified" -> Phase.CAUSE_FOUND;
            case "monitoring" -> Phase.MITIGATED;
            case RESOLVED -> Phase.RESOLVED;
            default -> Phase.NOTE;
        };
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null || text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }
}
