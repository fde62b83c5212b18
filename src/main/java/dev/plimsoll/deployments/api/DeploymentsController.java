package dev.plimsoll.deployments.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Deployments, newest first, for programs. */
@RestController("deploymentsApiController")
class DeploymentsController {

    private static final int LARGEST_PAGE = 1000;

    private final DeploymentsQuery query;
    private final NamedDeployment named;

    DeploymentsController(DeploymentsQuery query, NamedDeployment named) {
        this.query = query;
        this.named = named;
    }

    @GetMapping(path = "/api/v1/deployments", produces = MediaType.APPLICATION_JSON_VALUE)
    Page page(
            @RequestParam(required = false) @Nullable String service,
            @RequestParam(required = false) @Nullable String environment,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        var size = Math.max(1, Math.min(limit, LARGEST_PAGE));
        var after = cursor == null ? Cursor.START : Cursor.of(cursor);
        var rows = query.page(new DeploymentsQuery.Filter(service, environment, status, from, to), after, size + 1);
        var shown = rows.subList(0, Math.min(size, rows.size()));
        return new Page(
                shown, rows.size() > size ? Cursor.after(shown.get(size - 1)).text() : null);
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

    /**
     * @param next the cursor of the next page; null on the last
     */
    record Page(List<DeploymentItem> deployments, @Nullable String next) {}
}
