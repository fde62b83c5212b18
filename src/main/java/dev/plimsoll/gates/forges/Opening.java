package dev.plimsoll.gates.forges;

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

/**
 * Makes requests of what platforms hold, after asking the platform what it did not say. A platform that does not answer
 * three times in a row does not keep the request from opening with what is known.
 */
@Component
class Opening {

    private static final Logger log = LoggerFactory.getLogger(Opening.class);
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final Duration LONGEST_WAIT = Duration.ofDays(30);
    private static final int ENOUGH_ATTEMPTS = 3;
    private static final int AT_ONCE = 50;

    private final Map<String, Forge> forges;
    private final HeldRows rows;
    private final Opener opener;
    private final Clock clock;

    Opening(List<Forge> forges, HeldRows rows, Opener opener, Clock clock) {
        this.forges = forges.stream().collect(Collectors.toMap(Forge::platform, Function.identity()));
        this.rows = rows;
        this.opener = opener;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${plimsoll.gates.open-every:1s}")
    void openThoseDue() {
        var left = AT_ONCE;
        while (left > 0 && openNext(clock.instant())) {
            left--;
        }
    }

    /** Opens the next that is due at an instant; false if nothing is. */
    boolean openNext(Instant now) {
        var reachable = forges.values().stream()
                .filter(forge -> forge.absence().isEmpty())
                .map(Forge::platform)
                .toList();
        var taken = rows.take("asked", reachable, now, now.plus(LEASE));
        taken.ifPresent(held -> open(Objects.requireNonNull(forges.get(held.platform())), held, now));
        return taken.isPresent();
    }

    private void open(Forge forge, Held held, Instant now) {
        try {
            opener.open(forge, learned(forge, held), now);
        } catch (RunGone gone) {
            rows.gone(List.of(held), String.valueOf(gone.getMessage()));
        } catch (IOException | RuntimeException e) {
            again(forge, held, e, now);
        }
    }

    private static Held learned(Forge forge, Held held) throws IOException {
        try {
            return held.with(forge.learn(held));
        } catch (IOException e) {
            if (held.attempts() < ENOUGH_ATTEMPTS || held.sha() == null) {
                throw e;
            }
            log.warn(
                    "{} did not answer about run {}: its request opens with what is known",
                    forge.title(),
                    held.run(),
                    e);
            return held;
        }
    }

    private void again(Forge forge, Held held, Exception failure, Instant now) {
        if (held.heldAt().plus(LONGEST_WAIT).isBefore(now)) {
            rows.gone(List.of(held), "%s waits for 30 days at most".formatted(forge.title()));
            return;
        }
        log.warn("What {} holds under number {} could not be opened yet", forge.title(), held.id(), failure);
        var pause = Duration.ofSeconds(1L << Math.min(held.attempts() - 1, 9));
        rows.again(
                held,
                failure.getClass().getSimpleName() + ": " + failure.getMessage(),
                now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause));
    }
}
