package dev.plimsoll.incidents.api;

import dev.plimsoll.incidents.AffectedService;
import dev.plimsoll.incidents.IncidentItem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * An incident in a list as programs see it.
 *
 * @param id what its source calls it; the key if it was opened because of alerts
 * @param beganAt the earliest that is known of it
 * @param flaws what is wrong with what was said of it
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record ListedIncident(
        String id,
        String key,
        String title,
        @Nullable String severity,
        List<String> services,
        @Nullable String environment,
        String state,
        Instant beganAt,
        Instant openedAt,
        @Nullable Instant restoredAt,
        @Nullable Instant resolvedAt,
        Door attribution,
        List<String> flaws) {

    /**
     * The deployment that it is laid at the door of.
     *
     * @param deployment its number; null if none
     * @param undecided whether a person should still say whether a change caused it
     */
    record Door(
            int rule,
            String state,
            @Nullable Long deployment,
            @Nullable String service,
            @Nullable String sha,
            boolean undecided) {

        private static Door of(IncidentItem item) {
            var deployment = item.deployment();
            return new Door(
                    item.attribution().rule(),
                    item.attribution().state(),
                    item.attribution().deploymentId(),
                    deployment == null ? null : deployment.service(),
                    deployment == null ? null : deployment.sha(),
                    item.isUndecided());
        }
    }

    static ListedIncident of(IncidentItem item) {
        return new ListedIncident(
                item.name(),
                item.key(),
                item.title(),
                item.severity(),
                item.services().stream().map(AffectedService::name).toList(),
                item.environment(),
                item.isOpen() ? "open" : "closed",
                item.beganAt(),
                item.openedAt(),
                item.restoredAt(),
                item.resolvedAt(),
                Door.of(item),
                item.flaws());
    }
}
