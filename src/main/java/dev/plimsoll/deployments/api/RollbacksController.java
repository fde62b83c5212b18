package dev.plimsoll.deployments.api;

import dev.plimsoll.deployments.AskedNames;
import dev.plimsoll.deployments.Rollback;
import dev.plimsoll.deployments.RollbackItem;
import dev.plimsoll.deployments.RollbackTable;
import dev.plimsoll.deployments.Rollbacks;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Rollbacks, newest first, for programs. */
@RestController("rollbacksApiController")
class RollbacksController {

    private final Rollbacks rollbacks;
    private final AskedNames names;

    RollbacksController(Rollbacks rollbacks, AskedNames names) {
        this.rollbacks = rollbacks;
        this.names = names;
    }

    @GetMapping(path = "/api/v1/rollbacks", params = "format!=csv", produces = MediaType.APPLICATION_JSON_VALUE)
    RollbacksPage page(RollbacksAsk ask) {
        var part = part(ask);
        return new RollbacksPage(part.shown().stream().map(RollbackItem::of).toList(), part.next());
    }

    @GetMapping(path = "/api/v1/rollbacks", produces = "text/csv")
    ResponseEntity<byte[]> csv(RollbacksAsk ask) {
        var part = part(ask);
        return RollbackTable.of(part.shown(), part.next()).answer();
    }

    private Part part(RollbacksAsk ask) {
        var after = ask.after();
        var size = ask.size();
        var found = rollbacks.page(ask.filter(names), after.happenedAt(), after.number(), size + 1);
        var shown = found.subList(0, Math.min(size, found.size()));
        var last = shown.isEmpty() ? null : shown.get(shown.size() - 1);
        return new Part(
                shown,
                found.size() > size && last != null ? new Cursor(last.tookEffectAt(), last.number()).text() : null);
    }

    private record Part(List<Rollback> shown, @Nullable String next) {}

    /** @param next the cursor of the next page; null on the last */
    record RollbacksPage(
            List<RollbackItem> rollbacks, @Nullable String next) {}
}
