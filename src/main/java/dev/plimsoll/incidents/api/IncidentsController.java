package dev.plimsoll.incidents.api;

import dev.plimsoll.deployments.AskedNames;
import dev.plimsoll.incidents.IncidentAnswer;
import dev.plimsoll.incidents.IncidentList;
import dev.plimsoll.incidents.NamedIncident;
import dev.plimsoll.incidents.NamedIncidents;
import dev.plimsoll.incidents.TimelineItem;
import dev.plimsoll.incidents.TimelineTable;
import java.time.Instant;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** Incidents, those that began last first, for programs. */
@RestController("incidentsApiController")
class IncidentsController {

    private final IncidentList list;
    private final NamedIncidents named;
    private final AskedNames names;

    IncidentsController(IncidentList list, NamedIncidents named, AskedNames names) {
        this.list = list;
        this.named = named;
        this.names = names;
    }

    @GetMapping(path = "/api/v1/incidents", params = "format!=csv", produces = MediaType.APPLICATION_JSON_VALUE)
    IncidentsPage page(IncidentsAsk ask) {
        var after = ask.after();
        return IncidentsPage.of(
                list.page(ask.filter(names), after.beganAt(), after.number(), ask.size() + 1), ask.size());
    }

    @GetMapping(path = "/api/v1/incidents", produces = "text/csv")
    ResponseEntity<byte[]> csv(IncidentsAsk ask) {
        return page(ask).csv().answer();
    }

    /** One incident; for one that was merged into another, that other. */
    @GetMapping(path = "/api/v1/incidents/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    IncidentAnswer one(@PathVariable String id) {
        return find(id).answer();
    }

    /** @param all also the rows that are not shown without being asked for */
    @GetMapping(
            path = "/api/v1/incidents/{id}/timeline",
            params = "format!=csv",
            produces = MediaType.APPLICATION_JSON_VALUE)
    Timeline timeline(@PathVariable String id, @RequestParam(defaultValue = "false") boolean all) {
        var file = find(id).file();
        return new Timeline(file.head().key(), file.zero(), TimelineItem.of(file, all));
    }

    @GetMapping(path = "/api/v1/incidents/{id}/timeline", produces = "text/csv")
    ResponseEntity<byte[]> timelineCsv(@PathVariable String id, @RequestParam(defaultValue = "false") boolean all) {
        return TimelineTable.of(find(id).file(), all).answer();
    }

    private NamedIncident find(String id) {
        return named.find(id).orElseThrow(() -> new IncidentNotFound(id));
    }

    /**
     * What happened, in order.
     *
     * @param incident its key
     * @param impactAt the instant that offsets count from
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Timeline(String incident, Instant impactAt, List<TimelineItem> rows) {}
}
