package dev.plimsoll.intake.statuspage;

import dev.plimsoll.incidents.AlertReport;
import dev.plimsoll.intake.Glimpse;
import dev.plimsoll.intake.Guide;
import dev.plimsoll.intake.Inbound;
import dev.plimsoll.intake.Said;
import dev.plimsoll.intake.Times;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.UnreadableDelivery;
import dev.plimsoll.intake.alerts.AlertGroup;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The body that Statuspage sends to who subscribed to a page, and Better Stack after it. */
public final class StatusPage {

    /** How its components become services. */
    public static final Guide.Step COMPONENTS = new Guide.Step(
            "Name the components",
            "A component of the page is the service of the same name. Give services whose names differ the name of the component as another name, in Settings.",
            null);

    private static final Set<String> IN_ORDER = Set.of("operational", "resolved");
    private static final Set<String> MAINTENANCE = Set.of("under_maintenance", "maintenance");

    private final Tree body;
    private final Inbound inbound;

    private StatusPage(JsonMapper json, Inbound inbound) {
        this.body = Tree.parse(json, inbound.body());
        this.inbound = inbound;
    }

    /** What makes a repeat a repeat: the incident and its newest update, or the update of a component. */
    public static String key(JsonMapper json, Inbound inbound) {
        try {
            var page = new StatusPage(json, inbound);
            var incident = page.incident();
            var change = page.body.text("component_update", "id");
            return incident.id() == null ? (change == null ? "" : "component/" + change) : incident.key();
        } catch (UnreadableDelivery e) {
            return "";
        }
    }

    /** What the body is about, in the sender's words. */
    public static String event(JsonMapper json, Inbound inbound) {
        var status = Glimpse.of(json, inbound.body(), "incident", "status");
        if (!status.isEmpty()) {
            return "incident." + status;
        }
        var change = Glimpse.of(json, inbound.body(), "component_update", "new_status");
        return change.isEmpty() ? Glimpse.of(json, inbound.body(), "event_type") : "component_update." + change;
    }

    /**
     * Says what it tells of an incident or of a component.
     *
     * @param origin in whose words an incident has its id
     * @param source the name that people know it by
     * @throws UnreadableDelivery if the body cannot be read at all
     */
    public static Translation translate(JsonMapper json, Inbound inbound, String origin, String source) {
        return new StatusPage(json, inbound).translate(origin, source);
    }

    private PageIncident incident() {
        return new PageIncident(body.at("incident"), inbound);
    }

    private Translation translate(String origin, String source) {
        if ("maintenance".equals(body.text("event_type"))
                || body.at("maintenance").isObject()
                || incident().isMaintenance()) {
            return Translation.ignored("Maintenance that was planned is no incident.");
        }
        if (body.at("incident").isObject()) {
            return incident(incident(), origin, source);
        }
        return body.at("component_update").isObject()
                ? component(origin, source)
                : Translation.unrecognised(
                        "It has neither an \u201cincident\u201d nor a \u201ccomponent_update\u201d, as status pages send them.");
    }

    private static Translation incident(PageIncident incident, String origin, String source) {
        var id = incident.id();
        return id == null
                ? Translation.unreadable(
                        "It does not say which incident it is about: \u201cincident.id\u201d is missing.")
                : Translation.of(
                        Said.of(incident.report(origin, source, id)),
                        "Incident %s%s: %s"
                                .formatted(
                                        id,
                                        incident.title() == null ? "" : " \u201c%s\u201d".formatted(incident.title()),
                                        incident.inWords()));
    }

    private Translation component(String origin, String source) {
        var change = body.at("component_update");
        var id = change.text("id");
        var status = Objects.requireNonNullElse(change.text("new_status"), "");
        var name = body.text("component", "name");
        if (id == null || status.isEmpty()) {
            return Translation.unreadable(
                    "It does not say what became of the component: \u201ccomponent_update\u201d needs \u201cid\u201d and \u201cnew_status\u201d.");
        }
        if (IN_ORDER.contains(status)) {
            return Translation.ignored("That a component is in order again does not say which trouble is over.");
        }
        if (MAINTENANCE.contains(status)) {
            return Translation.ignored("Maintenance of a component is no trouble.");
        }
        var report = alert(origin, source, id, status, name);
        return Translation.of(Said.of(report), AlertGroup.inWords(report));
    }

    private AlertReport alert(String origin, String source, String id, String status, @Nullable String component) {
        var at = inbound.now(Times.of(body.text("component_update", "created_at")));
        return new AlertReport(
                origin,
                source,
                "component/" + id,
                status.replace('_', ' '),
                status,
                component != null && component.length() > PageIncident.LONGEST_NAME ? null : component,
                null,
                at,
                null,
                body.text("page", "status_description"),
                null,
                at,
                inbound.receivedAt(),
                null);
    }
}
