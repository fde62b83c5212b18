package dev.plimsoll.incidents.web;

import dev.plimsoll.incidents.IncidentAnswer;
import dev.plimsoll.incidents.IncidentFile;
import dev.plimsoll.incidents.NamedIncident;
import dev.plimsoll.incidents.NamedIncidents;
import dev.plimsoll.incidents.PostMortems;
import dev.plimsoll.incidents.TimelineItem;
import dev.plimsoll.incidents.TimelineTable;
import java.time.ZoneId;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** An incident as a file: the post-mortem to be completed, the timeline as a table, and all of it for programs. */
@Controller
class IncidentExportController {

    private final NamedIncidents named;
    private final PostMortems postMortems;

    IncidentExportController(NamedIncidents named, PostMortems postMortems) {
        this.named = named;
        this.postMortems = postMortems;
    }

    @GetMapping("/incidents/{key}.md")
    ResponseEntity<byte[]> markdown(@PathVariable String key, ZoneId zone) {
        return postMortems.answer(find(key).file(), zone);
    }

    @GetMapping("/incidents/{key}.csv")
    ResponseEntity<byte[]> csv(@PathVariable String key) {
        return TimelineTable.of(find(key).file(), true).answer();
    }

    @GetMapping("/incidents/{key}.json")
    ResponseEntity<Whole> json(@PathVariable String key) {
        var found = find(key);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(found.file()))
                .body(new Whole(found.answer(), TimelineItem.of(found.file(), true)));
    }

    private NamedIncident find(String key) {
        return named.find(key)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "No incident is called “%s”.".formatted(key)));
    }

    private static String attachment(IncidentFile file) {
        return ContentDisposition.attachment()
                .filename(file.head().key() + ".json")
                .build()
                .toString();
    }

    /** @param timeline all of its rows */
    record Whole(IncidentAnswer incident, List<TimelineItem> timeline) {}
}
