package dev.plimsoll.notifications;

import dev.plimsoll.gates.FreezeChanged;
import dev.plimsoll.gates.GateChanged;
import dev.plimsoll.gates.GateStopAsked;
import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Hears what was decided and writes the messages about it, in the transaction of the decision: whatever happens to this
 * process afterwards, they are told.
 */
@Component
class Ear {

    private final Audience audience;
    private final GateNotices gates;
    private final FreezeNotices freezes;
    private final FreezePlaces places;
    private final Messages messages;
    private final Clock clock;

    Ear(
            Audience audience,
            GateNotices gates,
            FreezeNotices freezes,
            FreezePlaces places,
            Messages messages,
            Clock clock) {
        this.audience = audience;
        this.gates = gates;
        this.freezes = freezes;
        this.places = places;
        this.messages = messages;
        this.clock = clock;
    }

    @EventListener
    void on(GateChanged changed) {
        gates.of(changed).ifPresent(notice -> messages.write(notice, audience.of(changed)));
    }

    @EventListener
    void on(GateStopAsked asked) {
        messages.write(gates.of(asked, clock.instant()), audience.of(asked));
    }

    @EventListener
    void on(FreezeChanged changed) {
        var place = places.of(changed.freeze());
        messages.write(freezes.of(changed, place, clock.instant()), audience.of(changed, place));
    }
}
