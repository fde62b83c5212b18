package dev.plimsoll.catalog.web;

import dev.plimsoll.catalog.CatalogRefusal;
import dev.plimsoll.catalog.EnvironmentEditor;
import dev.plimsoll.catalog.EnvironmentTier;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Environments as an administrator sees them: names, purpose and the order of promotion. */
@Controller
@RequestMapping("/settings/environments")
class EnvironmentSettingsController {

    private final SettingsQuery settings;
    private final EnvironmentEditor editor;

    EnvironmentSettingsController(SettingsQuery settings, EnvironmentEditor editor) {
        this.settings = settings;
        this.editor = editor;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("environments", settings.environments());
        return "catalog/environments";
    }

    @GetMapping("/{id}")
    String page(@PathVariable long id, Model model) {
        show(id, model);
        return "catalog/environment";
    }

    @PostMapping("/{id}/position")
    String move(@PathVariable long id, @RequestParam String direction) {
        editor.move(id, direction.equals("earlier"));
        return "redirect:/settings/environments";
    }

    @PostMapping("/{id}/name")
    String rename(@PathVariable long id, @RequestParam String name, HttpServletResponse response, Model model) {
        return changed(id, "name", name, response, model, () -> editor.rename(id, name));
    }

    @PostMapping("/{id}/tier")
    String assign(
            @PathVariable long id, @RequestParam EnvironmentTier tier, HttpServletResponse response, Model model) {
        return changed(id, "tier", tier.word(), response, model, () -> editor.assign(id, tier));
    }

    @PostMapping("/{id}/aliases")
    String addAlias(@PathVariable long id, @RequestParam String alias, HttpServletResponse response, Model model) {
        return changed(id, "alias", alias, response, model, () -> editor.addAlias(id, alias));
    }

    @PostMapping("/{id}/aliases/removal")
    String removeAlias(@PathVariable long id, @RequestParam String alias, HttpServletResponse response, Model model) {
        return changed(id, "alias", "", response, model, () -> editor.removeAlias(id, alias));
    }

    private String changed(
            long id, String field, String value, HttpServletResponse response, Model model, Runnable change) {
        try {
            change.run();
            return "redirect:/settings/environments/" + id;
        } catch (CatalogRefusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            show(id, model);
            model.addAttribute("problem", new FieldProblem(field, String.valueOf(id), value, refusal.sentence()));
            return "catalog/environment";
        }
    }

    private void show(long id, Model model) {
        var environment =
                settings.environment(id).orElseThrow(() -> new UnknownSetting("environment with the number " + id));
        model.addAttribute("environment", environment);
        model.addAttribute("tiers", EnvironmentTier.values());
    }
}
