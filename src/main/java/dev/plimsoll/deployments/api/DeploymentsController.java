package dev.plimsoll.deployments.api;

import dev.plimsoll.deployments.AskedNames;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Deployments, newest first, for programs. */
@RestController("deploymentsApiController")
class DeploymentsController {

    private final DeploymentsQuery query;
    private final NamedDeployment named;
    private final AskedNames names;

    DeploymentsController(DeploymentsQuery query, NamedDeployment named, AskedNames names) {
        this.query = query;
        this.named = named;
        this.names = names;
    }

    @GetMapping(path = "/api/v1/deployments", params = "format!=csv", produces = MediaType.APPLICATION_JSON_VALUE)
    DeploymentsPage page(DeploymentsAsk ask) {
        return DeploymentsPage.of(query.page(ask.filter(names), ask.after(), ask.size() + 1), ask.size());
    }

    @GetMapping(path = "/api/v1/deployments", produces = "text/csv")
    ResponseEntity<byte[]> csv(DeploymentsAsk ask) {
        return page(ask).csv().answer();
    }

    /**
     * One deployment, by what its sender calls it or by our number.
     *
     * @param origin tells two senders apart that use the same id
     */
    @GetMapping(path = "/api/v1/deployments/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    DeploymentItem one(@PathVariable String id, @RequestParam(required = false) @Nullable String origin) {
        return named.find(id, origin);
    }
}
