package dev.plimsoll.catalog.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One service as the settings show it.
 *
 * @param runbookReviewedOn when somebody last made sure that the runbook is true
 * @param dependsOn the names of the services it needs to work
 * @param names every name it goes by, its present one among them
 * @param repositories where its code lives
 * @param paths the folders there that belong to it; empty for all
 */
record ServiceSettings(
        long id,
        String name,
        @Nullable Long teamId,
        @Nullable String team,
        @Nullable Integer tier,
        @Nullable String runbookUrl,
        @Nullable LocalDate runbookReviewedOn,
        List<String> dependsOn,
        List<String> names,
        List<String> repositories,
        List<String> paths) {

    public String pathLines() {
        return String.join("\n", paths);
    }

    public List<String> aliases() {
        return names.stream().filter(alias -> !alias.equals(name)).toList();
    }
}
