package dev.plimsoll.deployments.web;

import dev.plimsoll.deployments.Rollback;
import dev.plimsoll.deployments.RollbackItem;
import dev.plimsoll.deployments.RollbackTable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;

/** Rollbacks: how many, how long they took, whether the version came back, and what they left as it was. */
@Controller
@RequestMapping("/rollbacks")
class RollbacksController {

    private static final int ROWS = 100;

    private final RollbackQuery query;

    RollbacksController(RollbackQuery query) {
        this.query = query;
    }

    @GetMapping
    String page(@ModelAttribute("ask") RollbackAsk ask, Model model) {
        var part = part(ask, ROWS);
        model.addAttribute(
                "view",
                new RollbackView(
                        query.figures(ask),
                        part.shown().stream().map(RollbackLine::new).toList(),
                        part.next(),
                        part.shown().isEmpty() && query.isFirstRun(),
                        query.teams(),
                        query.environments()));
        return "deployments/rollbacks";
    }

    @GetMapping(params = "format=csv")
    ResponseEntity<byte[]> csv(@ModelAttribute("ask") RollbackAsk ask) {
        var part = part(ask, HistoryExport.MOST);
        return RollbackTable.of(part.shown(), part.next()).answer();
    }

    @GetMapping(params = "format=json")
    ResponseEntity<Json> json(@ModelAttribute("ask") RollbackAsk ask) {
        var part = part(ask, HistoryExport.MOST);
        return ResponseEntity.ok(
                new Json(part.shown().stream().map(RollbackItem::of).toList(), part.next()));
    }

    private Part part(RollbackAsk ask, int size) {
        var found = query.page(ask, size + 1);
        var shown = found.subList(0, Math.min(size, found.size()));
        return new Part(shown, found.size() > size ? cursor(shown.get(size - 1)) : null);
    }

    private static String cursor(Rollback last) {
        return new Cursor(last.tookEffectAt(), last.number()).text();
    }

    private record Part(List<Rollback> shown, @Nullable String next) {}

    /** @param next the cursor of the next page; null on the last */
    record Json(List<RollbackItem> rollbacks, @Nullable String next) {}
}
