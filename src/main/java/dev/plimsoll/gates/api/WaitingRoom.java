package dev.plimsoll.gates.api;

import dev.plimsoll.gates.GateAnswer;
import dev.plimsoll.gates.Gates;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.async.DeferredResult;

/**
 * Where programs wait for a request to change. Nobody who waits keeps a thread: once a second one statement asks for all
 * of them, whichever replica changed what they wait for.
 */
@Component
class WaitingRoom {

    private final Gates gates;
    private final Map<DeferredResult<?>, Waiter> waiting = new ConcurrentHashMap<>();

    WaitingRoom(Gates gates) {
        this.gates = gates;
    }

    private record Waiter(GateAnswer seen, Consumer<GateAnswer> tell) {

        boolean isNews(GateAnswer answer) {
            return answer.state() != seen.state() || !answer.because().equals(seen.because());
        }
    }

    /**
     * An answer that comes when something is other than it was, or when the time is over.
     *
     * @param seen how it stands
     * @param form what the program is told
     */
    <T> DeferredResult<T> wait(GateAnswer seen, Duration longest, Function<GateAnswer, T> form) {
        var result = new DeferredResult<T>(longest.toMillis());
        // It was looked at within the last second: to ask for each anew would be a burst of questions for nothing.
        result.onTimeout(() -> result.setResult(form.apply(seen)));
        result.onCompletion(() -> waiting.remove(result));
        waiting.put(result, new Waiter(seen, answer -> result.setResult(form.apply(answer))));
        return result;
    }

    @Scheduled(fixedDelay = 1000)
    void lookForNews() {
        if (waiting.isEmpty()) {
            return;
        }
        var ids = waiting.values().stream().map(waiter -> waiter.seen().id()).collect(Collectors.toSet());
        var answers = answers(ids);
        waiting.values().forEach(waiter -> {
            var answer = answers.get(waiter.seen().id());
            if (answer != null && waiter.isNews(answer)) {
                waiter.tell().accept(answer);
            }
        });
    }

    /** How many wait. */
    int size() {
        return waiting.size();
    }

    private Map<Long, GateAnswer> answers(Set<Long> ids) {
        return gates.answers(ids).stream().collect(Collectors.toMap(GateAnswer::id, Function.identity()));
    }
}
