package dev.plimsoll.gates.api;

import dev.plimsoll.access.Tokens;
import dev.plimsoll.gates.GateAnswer;
import dev.plimsoll.gates.GateNotFound;
import dev.plimsoll.gates.GateRefusal;
import dev.plimsoll.gates.GateRequest;
import dev.plimsoll.gates.Gates;
import java.net.URI;
import java.security.Principal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Gates for any pipeline that can speak HTTP: ask, wait, use. */
@RestController
@RequestMapping(path = "/api/v1/gates", produces = MediaType.APPLICATION_JSON_VALUE)
class GatesController {

    /** Proxies give up after 30 seconds and more. */
    private static final int LONGEST_WAIT = 25;

    private static final String KEY = "Idempotency-Key";

    private final Gates gates;
    private final WaitingRoom room;
    private final Tokens tokens;

    GatesController(Gates gates, WaitingRoom room, Tokens tokens) {
        this.gates = gates;
        this.room = room;
        this.tokens = tokens;
    }

    @PostMapping
    ResponseEntity<GateItem> ask(
            @RequestBody AskBody body,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            Principal program) {
        if (key == null || key.isBlank()) {
            throw new GateRefusal(
                    KEY, "Send the header Idempotency-Key, such as the number of the run and the environment");
        }
        var item = item(gates.request(body.by(program.getName(), tokens.owners(program.getName()), key)));
        return ResponseEntity.created(URI.create(base() + "/api/v1/gates/" + item.id()))
                .body(item);
    }

    /**
     * How it stands; with {@code wait} the answer comes when something changes, or when that many seconds are over. Asking
     * changes nothing.
     */
    @GetMapping("/{id}")
    DeferredResult<ResponseEntity<GateItem>> answer(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") int wait,
            @RequestParam(defaultValue = "false") boolean strict) {
        if (wait < 0 || wait > LONGEST_WAIT) {
            throw new GateRefusal("wait", "Wait for 0 to %d seconds".formatted(LONGEST_WAIT));
        }
        var number = GateId.of(id);
        var answer = gates.answer(number).orElseThrow(() -> new GateNotFound(number));
        var base = base();
        if (wait == 0 || !isToWaitFor(answer)) {
            var result = new DeferredResult<ResponseEntity<GateItem>>();
            result.setResult(said(answer, base, strict));
            return result;
        }
        return room.wait(answer, Duration.ofSeconds(wait), news -> said(news, base, strict));
    }

    /** The last thing before a deployment: says yes once, and only to what was approved. */
    @PostMapping("/{id}/consume")
    GateItem consume(@PathVariable String id, @RequestBody(required = false) @Nullable Use use) {
        return item(gates.consume(GateId.of(id), use == null ? null : use.digest()));
    }

    @PostMapping("/{id}/cancel")
    GateItem cancel(@PathVariable String id, @RequestBody(required = false) @Nullable Cancellation because) {
        var reason = because == null || because.reason() == null ? "the run is over" : because.reason();
        return item(gates.cancel(GateId.of(id), reason, null));
    }

    /** @param digest what is about to be deployed */
    record Use(@Nullable String digest) {}

    /** @param reason why nobody asks any more */
    record Cancellation(@Nullable String reason) {}

    private static boolean isToWaitFor(GateAnswer answer) {
        return switch (answer.state()) {
            case PENDING, HELD -> true;
            default -> false;
        };
    }

    private static ResponseEntity<GateItem> said(GateAnswer answer, String base, boolean isStrict) {
        var item = GateItem.of(answer, base);
        var response = ResponseEntity.status(isStrict ? StrictStatus.of(answer.state()) : HttpStatus.OK);
        if (item.pollAfterS() != null) {
            response.header(HttpHeaders.RETRY_AFTER, item.pollAfterS().toString());
        }
        return response.body(item);
    }

    private GateItem item(GateRequest request) {
        return GateItem.of(gates.answer(request.id()).orElseThrow(() -> new GateNotFound(request.id())), base());
    }

    private static String base() {
        return ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
    }
}
