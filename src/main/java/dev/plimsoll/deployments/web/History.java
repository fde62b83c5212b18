package dev.plimsoll.deployments.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list of deployments.
 *
 * @param next where the next page begins; null on the last
 */
record History(List<DeploymentLine> lines, @Nullable Cursor next) {

    public @Nullable String nextText() {
        return next == null ? null : next.text();
    }
}
