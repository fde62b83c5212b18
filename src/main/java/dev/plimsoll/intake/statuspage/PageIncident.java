package dev.plimsoll.intake.statuspage;

import dev.plimsoll.incidents.IncidentReport;
import dev.plimsoll.incidents.Moment;
import dev.plimsoll.incidents.Phase;
import dev.plimsoll.intake.Inbound;
import dev.plimsoll.intake.Times;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.WebAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An incident of a status page. Every delivery has all of its updates so far. */
record PageIncident(Tree tree, Inbound inbound) {

    static final int LONGEST_NAME = 200;

    @Nullable
    String id() {
        var id = tree.text("id");
        return id == null || id.length() > LONGEST_NAME ? null : id;
    }

    @Nullable
    String title() {
        return tree.text("name");
    }

    /** Known also from an incident whose text was changed without an update. */
    String key() {
        var updates = updates();
        return "incident/%s/%s/%s"
                .formatted(
                        id(),
                        updates.isEmpty()
                                ? "-"
                                : updates.get(updates.size() - 1).key(),
                        Objects.requireNonNullElse(tree.text("updated_at"), "-"));
    }

    boolean isMaintenance() {
        return "maintenance".equals(tree.text("impact")) || tree.text("scheduled_for") != null;
    }

    String inWords() {
        var status = tree.text("status");
        var count = updates().size();
        return "%s, with %d %s"
                .formatted(status == null ? "told of" : status, count, count == 1 ? "update" : "updates");
    }

    private List<PageUpdate> updates() {
        return tree.stream("incident_updates")
                .filter(Tree::isObject)
                .map(update -> new PageUpdate(update, inbound))
                .sorted(Comparator.comparing(PageUpdate::at).thenComparing(PageUpdate::key))
                .toList();
    }

    IncidentReport report(String origin, String source, String id) {
        return new IncidentReport(
                origin,
                source,
                id,
                services(),
                null,
                title(),
                tree.text("impact"),
                null,
                null,
                null,
                WebAddress.orNull(tree.text("shortlink")),
                moments(),
                inbound.now(Times.first(tree, "updated_at", "created_at")),
                inbound.receivedAt(),
                null);
    }

    private List<String> services() {
        return Stream.concat(
                        tree.stream("components"),
                        tree.stream("incident_updates").flatMap(PageUpdate::affected))
                .map(component -> component.text("name"))
                .filter(name -> name != null && name.length() <= LONGEST_NAME)
                .distinct()
                .toList();
    }

    private List<Moment> moments() {
        var moments = new ArrayList<Moment>();
        moments.add(Moment.only(Phase.OPENED, inbound.now(Times.first(tree, "started_at", "created_at"))));
        var before = "";
        for (var update : updates()) {
            moments.add(update.moment(before));
            before = Objects.requireNonNullElse(update.status(), before);
        }
        var ended = ended();
        if (ended != null && moments.stream().noneMatch(moment -> moment.phase() == Phase.RESOLVED)) {
            moments.add(Moment.only(Phase.RESOLVED, ended));
        }
        return moments;
    }

    private @Nullable Instant ended() {
        var said = Times.first(tree, "resolved_at", "ends_at");
        if (said != null) {
            return said.isAfter(inbound.receivedAt()) ? null : said;
        }
        return PageUpdate.RESOLVED.equals(tree.text("status")) ? inbound.now(Times.of(tree.text("updated_at"))) : null;
    }
}
