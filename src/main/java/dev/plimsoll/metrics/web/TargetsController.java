package dev.plimsoll.metrics.web;

import dev.plimsoll.metrics.Measure;
import dev.plimsoll.metrics.Presets;
import dev.plimsoll.metrics.Target;
import dev.plimsoll.metrics.TargetRefusal;
import dev.plimsoll.metrics.Targets;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the organisation aims at, as an administrator sets it. */
@Controller
@RequestMapping("/settings/targets")
class TargetsController {

    private static final String BACK = "redirect:/settings/targets";

    private final Targets targets;
    private final Presets presets;

    TargetsController(Targets targets, Presets presets) {
        this.targets = targets;
        this.presets = presets;
    }

    @GetMapping
    String show(Model model) {
        return show(null, List.of(), "", model);
    }

    /** Replaces the marks of a measure; without any, it has none. */
    @PostMapping("/{measure}")
    String set(
            @PathVariable String measure,
            @RequestParam(required = false) @Nullable List<String> mark,
            HttpServletResponse response,
            RedirectAttributes told,
            Model model) {
        var known = Measure.of(measure)
                .orElseThrow(() -> new UnknownMeasure("No measure is called “%s”".formatted(measure)));
        var texts = mark == null ? List.<String>of() : mark;
        try {
            targets.set(known, texts, "");
            told.addFlashAttribute("told", "Changed: " + known.title());
            return BACK;
        } catch (TargetRefusal refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(known, texts, String.valueOf(refused.getMessage()), model);
        }
    }

    @PostMapping("/presets")
    String load(@RequestParam String preset, RedirectAttributes told) {
        var known = presets.find(preset)
                .orElseThrow(() -> new UnknownMeasure("No numbers are called “%s”".formatted(preset)));
        targets.load(known);
        told.addFlashAttribute("told", "Taken over: " + known.name());
        return BACK;
    }

    private String show(@Nullable Measure wrong, List<String> typed, String problem, Model model) {
        var now = targets.all();
        model.addAttribute(
                "scales",
                Arrays.stream(Measure.values())
                        .map(measure -> new TargetScale(
                                measure,
                                measure == wrong ? fields(typed) : fields(labels(now.getOrDefault(measure, List.of()))),
                                example(measure),
                                measure == wrong ? problem : null))
                        .toList());
        model.addAttribute("presets", presets.all());
        return "metrics/targets";
    }

    private static List<String> labels(List<Target> marks) {
        return marks.stream().map(Target::label).toList();
    }

    private static List<String> fields(List<String> texts) {
        var fields = new ArrayList<>(texts.subList(0, Math.min(Targets.MOST, texts.size())));
        while (fields.size() < Targets.MOST) {
            fields.add("");
        }
        return fields;
    }

    private static String example(Measure measure) {
        return switch (measure) {
            case DEPLOYMENT_FREQUENCY -> "3 / week";
            case CHANGE_LEAD_TIME -> "1 day";
            case FAILED_DEPLOYMENT_RECOVERY_TIME -> "1 h";
            case CHANGE_FAIL_RATE, REWORK_RATE -> "5 %";
        };
    }
}
