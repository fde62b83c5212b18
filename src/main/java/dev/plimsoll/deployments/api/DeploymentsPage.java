package dev.plimsoll.deployments.api;

import dev.plimsoll.Csv;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of deployments, newest first.
 *
 * @param next the cursor of the next page; null on the last
 */
record DeploymentsPage(
        List<DeploymentItem> deployments, @Nullable String next) {

    private static final List<String> COLUMNS = List.of(
            "number",
            "id",
            "origin",
            "service",
            "environment",
            "target",
            "slot",
            "sha",
            "digest",
            "config_hash",
            "change",
            "kind",
            "counted_because",
            "status",
            "failed",
            "verified",
            "verified_at",
            "version_restored",
            "replaced_sha",
            "rollback_of",
            "fixes",
            "rollout",
            "actor",
            "created_at",
            "started_at",
            "finished_at",
            "happened_at",
            "url");

    /** @param rows one more than fit on a page where there is another page */
    static DeploymentsPage of(List<DeploymentItem> rows, int size) {
        var shown = rows.subList(0, Math.min(size, rows.size()));
        return new DeploymentsPage(
                shown, rows.size() > size ? Cursor.after(shown.get(size - 1)).text() : null);
    }

    Csv csv() {
        return new Csv(
                "deployments",
                COLUMNS,
                deployments.stream().<List<?>>map(DeploymentsPage::row).toList(),
                next);
    }

    private static List<?> row(DeploymentItem item) {
        var said = item.reported();
        var counted = item.counted();
        var verified = counted.verified();
        var replaced = counted.replaced();
        return Arrays.asList(
                said.number(),
                said.id(),
                said.origin(),
                said.service(),
                said.environment(),
                said.target(),
                said.slot(),
                said.sha(),
                said.digest(),
                said.configHash(),
                said.change(),
                counted.kind(),
                counted.countedBecause(),
                said.status(),
                counted.failed() == null ? null : counted.failed().said(),
                verified == null ? null : verified.state(),
                verified == null ? null : verified.at(),
                counted.versionRestored(),
                replaced == null ? null : replaced.sha(),
                said.rollbackOf(),
                said.fixes(),
                said.rollout(),
                said.actor(),
                said.createdAt(),
                said.startedAt(),
                said.finishedAt(),
                said.happenedAt(),
                said.url());
    }
}
