package dev.plimsoll.intake.web;

import dev.plimsoll.intake.Hearing;
import dev.plimsoll.intake.Silences;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** When each source was heard, by name, for the pages. */
@Component
class Hearings {

    private final Silences silences;
    private final Clock clock;

    Hearings(Silences silences, Clock clock) {
        this.silences = silences;
        this.clock = clock;
    }

    Map<String, Hearing> now() {
        var now = clock.instant();
        return silences.between(now, now, now).stream().collect(Collectors.toMap(Hearing::source, Function.identity()));
    }
}
