package dev.plimsoll.catalog.web;

import dev.plimsoll.catalog.CatalogEditor;
import dev.plimsoll.catalog.CatalogRefusal;
import dev.plimsoll.catalog.ServicePaths;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Services as an administrator sees them: what they are called, whose they are, how critical, what they need. */
@Controller
@RequestMapping("/settings/services")
class ServiceSettingsController {

    private static final String PAGE = "catalog/service";

    private final SettingsQuery settings;
    private final CatalogEditor editor;
    private final ServicePaths paths;

    ServiceSettingsController(SettingsQuery settings, CatalogEditor editor, ServicePaths paths) {
        this.settings = settings;
        this.editor = editor;
        this.paths = paths;
    }

    @GetMapping
    String list(@RequestParam(required = false) @Nullable String q, Model model) {
        var part = q == null || q.isBlank() ? null : q.strip();
        model.addAttribute("q", part);
        model.addAttribute("services", settings.services(part));
        model.addAttribute("most", SettingsQuery.MOST);
        return "catalog/services";
    }

    @GetMapping("/{name}")
    String page(@PathVariable String name, Model model) {
        show(name, model);
        return PAGE;
    }

    @PostMapping("/{name}/name")
    String rename(
            @PathVariable String name, @RequestParam("name") String other, HttpServletResponse response, Model model) {
        return changed(
                new FieldProblem("name", name, other, ""), response, model, () -> editor.renameService(name, other));
    }

    @PostMapping("/{name}/ownership")
    String assign(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable Long team,
            @RequestParam(required = false) @Nullable Integer tier,
            HttpServletResponse response,
            Model model) {
        return changed(new FieldProblem("ownership", name, "", ""), response, model, () -> {
            editor.assignService(name, team, tier);
            return name;
        });
    }

    @PostMapping("/{name}/runbook")
    String runbook(
            @PathVariable String name,
            @RequestParam(defaultValue = "") String url,
            @RequestParam(defaultValue = "") String reviewed,
            HttpServletResponse response,
            Model model) {
        return changed(new FieldProblem("runbook", name, url, ""), response, model, () -> {
            editor.setRunbook(name, url, reviewed);
            return name;
        });
    }

    @PostMapping("/{name}/dependencies")
    String dependencies(
            @PathVariable String name,
            @RequestParam(defaultValue = "") String services,
            HttpServletResponse response,
            Model model) {
        return changed(new FieldProblem("dependencies", name, services, ""), response, model, () -> {
            editor.setDependencies(name, services);
            return name;
        });
    }

    @PostMapping("/{name}/paths")
    String paths(
            @PathVariable String name,
            @RequestParam(defaultValue = "") String folders,
            HttpServletResponse response,
            Model model) {
        return changed(new FieldProblem("paths", name, folders, ""), response, model, () -> {
            paths.set(name, folders);
            return name;
        });
    }

    @PostMapping("/{name}/aliases")
    String addAlias(@PathVariable String name, @RequestParam String alias, HttpServletResponse response, Model model) {
        return changed(new FieldProblem("alias", name, alias, ""), response, model, () -> {
            editor.addServiceAlias(name, alias);
            return name;
        });
    }

    @PostMapping("/{name}/aliases/removal")
    String removeAlias(
            @PathVariable String name, @RequestParam String alias, HttpServletResponse response, Model model) {
        return changed(new FieldProblem("alias", name, "", ""), response, model, () -> {
            editor.removeServiceAlias(name, alias);
            return name;
        });
    }

    /** Back to the page of the service that {@code change} names; or the same page with the refusal beside the field. */
    private String changed(FieldProblem asked, HttpServletResponse response, Model model, Supplier<String> change) {
        try {
            var path =
                    UriComponentsBuilder.fromPath("/settings/services/{name}").build(change.get());
            return "redirect:" + path;
        } catch (CatalogRefusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            show(asked.about(), model);
            model.addAttribute(
                    "problem", new FieldProblem(asked.field(), asked.about(), asked.value(), refusal.sentence()));
            return PAGE;
        }
    }

    private void show(String name, Model model) {
        var service = settings.service(name).orElseThrow(() -> new UnknownSetting("service called “" + name + "”"));
        model.addAttribute("service", service);
        model.addAttribute("teams", settings.teams());
    }
}
