package dev.plimsoll.incidents.api;

import dev.plimsoll.PlimsollProperties;
import dev.plimsoll.incidents.NamedIncidents;
import dev.plimsoll.incidents.PostMortems;
import java.time.ZoneId;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What is known of an incident as a post-mortem to be completed; its local times are those of the organisation. */
@RestController
class PostMortemController {

    private final NamedIncidents named;
    private final PostMortems postMortems;
    private final ZoneId zone;

    PostMortemController(NamedIncidents named, PostMortems postMortems, PlimsollProperties properties) {
        this.named = named;
        this.postMortems = postMortems;
        this.zone = properties.zone();
    }

    @GetMapping(path = "/api/v1/incidents/{id}/postmortem.md", produces = "text/markdown;charset=UTF-8")
    ResponseEntity<byte[]> markdown(@PathVariable String id) {
        return postMortems.answer(
                named.find(id).orElseThrow(() -> new IncidentNotFound(id)).file(), zone);
    }
}
