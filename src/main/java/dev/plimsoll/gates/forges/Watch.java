package dev.plimsoll.gates.forges;

import dev.plimsoll.gates.Gates;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Asks platforms once a minute whether they still wait for what is open here: somebody may have stopped the run there. */
@Component
class Watch {

    private static final Logger log = LoggerFactory.getLogger(Watch.class);
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final int AT_ONCE = 100;

    private final Map<String, Forge> forges;
    private final HeldRows rows;
    private final Gates gates;
    private final Answering answering;
    private final Clock clock;

    Watch(List<Forge> forges, HeldRows rows, Gates gates, Answering answering, Clock clock) {
        this.forges = forges.stream().collect(Collectors.toMap(Forge::platform, Function.identity()));
        this.rows = rows;
        this.gates = gates;
        this.answering = answering;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${plimsoll.gates.watch-every:5s}")
    void lookAtThoseDue() {
        var left = AT_ONCE;
        while (left > 0 && lookAtNext(clock.instant())) {
            left--;
        }
    }

    /** Looks at the next that is due at an instant; false if nothing is. */
    boolean lookAtNext(Instant now) {
        var reachable = forges.values().stream()
                .filter(forge -> forge.absence().isEmpty())
                .map(Forge::platform)
                .toList();
        var taken = rows.take("open", reachable, now, now.plus(EVERY));
        taken.ifPresent(held -> look(Objects.requireNonNull(forges.get(held.platform())), held));
        return taken.isPresent();
    }

    private void look(Forge forge, Held held) {
        var request = gates.find(Objects.requireNonNull(held.requestId())).orElseThrow();
        if (request.state().isOver()) {
            return;
        }
        try {
            forge.check(held);
        } catch (RunGone gone) {
            answering.leave(request, List.of(held), gone);
        } catch (IOException | RuntimeException e) {
            log.info(
                    "{} could not be asked whether it still waits for request {}: {}",
                    forge.title(),
                    request.id(),
                    e.toString());
        }
    }
}
