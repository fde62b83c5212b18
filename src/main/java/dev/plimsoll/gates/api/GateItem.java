package dev.plimsoll.gates.api;

import dev.plimsoll.gates.GateAnswer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * How a request stands.
 *
 * @param id such as {@code g_123}
 * @param state {@code pending, held, approved, overridden, used, denied, expired, superseded} or {@code cancelled}
 * @param because why, in words for people
 * @param url the page on which people decide
 * @param pollAfterS how many seconds to wait before asking again; null once nothing changes any more
 * @param nextAt when the clock alone may change it
 * @param supersededBy the request that took its place
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record GateItem(
        String id,
        String state,
        String because,
        String url,
        @Nullable Integer pollAfterS,
        Instant changedAt,
        @Nullable Instant nextAt,
        @Nullable String supersededBy) {

    private static final int POLL_AFTER = 10;

    static GateItem of(GateAnswer answer, String base) {
        return new GateItem(
                GateId.text(answer.id()),
                answer.state().word(),
                answer.because(),
                base + "/approvals/" + answer.id(),
                answer.state().isOver() ? null : POLL_AFTER,
                answer.changedAt(),
                answer.nextAt(),
                answer.supersededBy() == null ? null : GateId.text(answer.supersededBy()));
    }
}
