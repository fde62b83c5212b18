package dev.plimsoll.catalog.web;

import dev.plimsoll.catalog.CatalogEditor;
import dev.plimsoll.catalog.CatalogRefusal;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Teams as an administrator sees them. */
@Controller
@RequestMapping("/settings/teams")
class TeamSettingsController {

    private static final String NEW = "new";

    private final SettingsQuery settings;
    private final CatalogEditor editor;

    TeamSettingsController(SettingsQuery settings, CatalogEditor editor) {
        this.settings = settings;
        this.editor = editor;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("teams", settings.teams());
        return "catalog/teams";
    }

    @PostMapping
    String create(@RequestParam String name, HttpServletResponse response, Model model) {
        return changed(NEW, name, response, model, () -> editor.createTeam(name));
    }

    @PostMapping("/{id}/name")
    String rename(@PathVariable long id, @RequestParam String name, HttpServletResponse response, Model model) {
        return changed(String.valueOf(id), name, response, model, () -> editor.renameTeam(id, name));
    }

    @PostMapping("/{id}/removal")
    String delete(@PathVariable long id, HttpServletResponse response, Model model) {
        return changed(String.valueOf(id), "", response, model, () -> editor.deleteTeam(id));
    }

    private String changed(String about, String value, HttpServletResponse response, Model model, Runnable change) {
        try {
            change.run();
            return "redirect:/settings/teams";
        } catch (CatalogRefusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("problem", new FieldProblem("name", about, value, refusal.sentence()));
            return list(model);
        }
    }
}
