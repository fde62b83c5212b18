package dev.plimsoll.audit.api;

import dev.plimsoll.audit.AuditItem;
import dev.plimsoll.audit.AuditLog;
import dev.plimsoll.audit.AuditPage;
import dev.plimsoll.audit.AuditTable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The audit log, newest first, for programs. */
@RestController("auditApiController")
class AuditController {

    private final AuditLog log;

    AuditController(AuditLog log) {
        this.log = log;
    }

    @GetMapping(path = "/api/v1/audit", params = "format!=csv", produces = MediaType.APPLICATION_JSON_VALUE)
    Entries page(AuditAsk ask) {
        var page = asked(ask);
        return new Entries(
                page.entries().stream().map(AuditItem::of).toList(),
                page.next() == null ? null : String.valueOf(page.next()));
    }

    @GetMapping(path = "/api/v1/audit", produces = "text/csv")
    ResponseEntity<byte[]> csv(AuditAsk ask) {
        var page = asked(ask);
        return AuditTable.answer(page, page.next() == null ? null : address(page.next()));
    }

    private AuditPage asked(AuditAsk ask) {
        return log.page(ask.filter(), ask.before(), ask.size());
    }

    private static String address(long next) {
        return ServletUriComponentsBuilder.fromCurrentRequest()
                .replaceQueryParam("format", "csv")
                .replaceQueryParam("cursor", next)
                .scheme(null)
                .host(null)
                .port(null)
                .build(true)
                .toUriString();
    }

    /** @param next the cursor of the next page; null on the last */
    record Entries(List<AuditItem> entries, @Nullable String next) {}
}
