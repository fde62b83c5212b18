package dev.plimsoll.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.deployments.DeploymentsChanged;
import dev.plimsoll.gates.GateNews;
import dev.plimsoll.overview.LiveSignals.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Tests for {@link LiveSignals}. */
class LiveSignalsTests {

    private final LiveSignals signals = new LiveSignals();
    private final List<Signal> heard = new ArrayList<>();

    @Test
    void tellsAPageWhichServiceChanged() {
        signals.subscribe(heard::add, null);

        signals.on(new DeploymentsChanged(Set.of("pay")));
        signals.flush();

        assertThat(heard).extracting(Signal::name).containsExactly("svc-pay", "state");
    }

    @Test
    void tellsAPageWhichApprovalChanged() {
        signals.subscribe(heard::add, null);

        signals.on(new GateNews(7));
        signals.flush();

        assertThat(heard).extracting(Signal::name).containsExactly("gates", "approval-7");
    }

    @Test
    void tellsABurstOnceAndTheRestOfItLater() {
        signals.subscribe(heard::add, null);
        for (var n = 0; n < 10; n++) {
            signals.on(new DeploymentsChanged(Set.of("pay")));
            signals.flush();
        }

        assertThat(heard).hasSize(2);
    }

    @Test
    void tellsAPageWhatCameAfterItWasDrawn() {
        var drawn = signals.position();
        signals.on(new DeploymentsChanged(Set.of("pay")));
        signals.flush();

        assertThat(signals.subscribe(heard::add, drawn))
                .extracting(Signal::name)
                .containsExactly("svc-pay", "state");
        assertThat(signals.subscribe(heard::add, signals.position())).isEmpty();
    }

    @Test
    void givesAPageThatComesBackOnlyWhatItMissed() {
        signals.on(new DeploymentsChanged(Set.of("pay")));
        signals.flush();
        var last = signals.position();
        signals.on(new DeploymentsChanged(Set.of("web")));
        signals.flush();

        assertThat(signals.subscribe(heard::add, last)).extracting(Signal::name).containsExactly("svc-web");
    }

    @Test
    void makesAPageThatWasAwayTooLongFetchEverything() {
        var drawn = signals.position();
        for (var service = 0; service < 300; service++) {
            signals.on(new DeploymentsChanged(Set.of("service-" + service)));
        }
        signals.flush();

        assertThat(signals.subscribe(heard::add, drawn))
                .extracting(Signal::name)
                .containsExactly(LiveSignals.RESYNC);
    }

    @Test
    void makesAPageWithAGapFetchEverything() {
        assertThat(signals.subscribe(heard::add, "another-replica-77"))
                .extracting(Signal::name)
                .containsExactly(LiveSignals.RESYNC);
    }

    @Test
    void forgetsAPageThatLeft() {
        var listener = (Consumer<Signal>) heard::add;
        signals.subscribe(listener, null);
        signals.unsubscribe(listener);

        signals.on(new DeploymentsChanged(Set.of("pay")));
        signals.flush();

        assertThat(heard).isEmpty();
        assertThat(signals.listeners()).isZero();
    }
}
