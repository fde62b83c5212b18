package dev.plimsoll.audit.web;

import dev.plimsoll.audit.AuditItem;
import dev.plimsoll.audit.AuditLog;
import dev.plimsoll.audit.AuditPage;
import dev.plimsoll.audit.AuditTable;
import dev.plimsoll.audit.Checks;
import dev.plimsoll.audit.KeptHeads;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Who did what, newest first, narrowed by the address; and whether all of it still holds. */
@Controller
@RequestMapping("/audit")
class AuditController {

    private static final int ROWS = 50;
    private static final int MOST = 5000;

    private final AuditLog log;
    private final KeptHeads kept;
    private final Checks checks;

    AuditController(AuditLog log, KeptHeads kept, Checks checks) {
        this.log = log;
        this.kept = kept;
        this.checks = checks;
    }

    @GetMapping
    String page(@ModelAttribute("ask") AuditAsk ask, ZoneId zone, Model model) {
        var page = asked(ask, zone, ROWS);
        model.addAttribute(
                "view",
                new AuditView(
                        page.entries().stream().map(AuditLine::new).toList(),
                        page.next(),
                        kept.lastCheck().orElse(null),
                        kept.lastAnchor().orElse(null),
                        page.entries().isEmpty() && log.isEmpty(),
                        actions()));
        return "audit/audit";
    }

    @GetMapping(params = "format=csv")
    ResponseEntity<byte[]> csv(@ModelAttribute("ask") AuditAsk ask, ZoneId zone) {
        var page = asked(ask, zone, MOST);
        return AuditTable.answer(page, page.next() == null ? null : ask.next(page.next(), "csv"));
    }

    @GetMapping(params = "format=json")
    ResponseEntity<Entries> json(@ModelAttribute("ask") AuditAsk ask, ZoneId zone) {
        var page = asked(ask, zone, MOST);
        return ResponseEntity.ok(new Entries(
                page.entries().stream().map(AuditItem::of).toList(),
                page.next() == null ? null : String.valueOf(page.next())));
    }

    /** Returns when the whole chain has been looked at. */
    @PostMapping("/check")
    String check() {
        checks.now();
        return "redirect:/audit";
    }

    private AuditPage asked(AuditAsk ask, ZoneId zone, int rows) {
        return log.page(ask.filter(zone), ask.before(), rows);
    }

    private Map<String, String> actions() {
        var words = new LinkedHashMap<String, String>();
        log.actions().forEach(action -> words.put(action, AuditLine.inWords(action)));
        return words;
    }

    /** @param next the cursor of the next page; null on the last */
    record Entries(List<AuditItem> entries, @Nullable String next) {}
}
