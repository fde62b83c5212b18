package dev.plimsoll.intake.web;

import dev.plimsoll.intake.BodyBudget;
import dev.plimsoll.intake.Door;
import dev.plimsoll.intake.Inbound;
import dev.plimsoll.intake.IntakeOverloaded;
import dev.plimsoll.intake.MachineDoor;
import dev.plimsoll.intake.Outcome;
import dev.plimsoll.intake.Receipt;
import dev.plimsoll.intake.SourceNotFound;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes webhooks. The answer comes after the commit: 202 means durable, 200 means it was there before, or a ping. */
@MachineDoor
@RestController
class WebhookController {

    private static final int PATIENCE_SECONDS = 8;

    private final Door door;
    private final BodyBudget budget;
    private final Clock clock;

    WebhookController(Door door, BodyBudget budget, Clock clock) {
        this.door = door;
        this.budget = budget;
        this.clock = clock;
    }

    @PostMapping("/webhooks/{source}")
    ResponseEntity<Answer> receive(@PathVariable String source, HttpServletRequest request)
            throws IOException, InterruptedException {
        if (!door.isOpenTo(source)) {
            door.turnAway("unknown source", request.getRemoteAddr());
            throw new SourceNotFound(source);
        }
        try (var body = budget.read(request.getInputStream(), request.getContentLengthLong())) {
            var inbound = new Inbound(headers(request), body.bytes(), clock.instant());
            return answer(kept(door.receive(source, inbound, request.getRemoteAddr())));
        }
    }

    private static ResponseEntity<Answer> answer(Receipt receipt) {
        var isNews = !receipt.isRepeat() && receipt.outcome() != Outcome.PING;
        return ResponseEntity.status(isNews ? HttpStatus.ACCEPTED : HttpStatus.OK)
                .body(new Answer(
                        receipt.delivery(),
                        receipt.isRepeat() ? "repeated" : receipt.outcome().word()));
    }

    private static Receipt kept(CompletableFuture<Receipt> promise) throws InterruptedException {
        try {
            return promise.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IntakeOverloaded("The database took longer than %d s.".formatted(PATIENCE_SECONDS));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
        }
    }

    private static HttpHeaders headers(HttpServletRequest request) {
        var headers = new HttpHeaders();
        for (var name : Collections.list(request.getHeaderNames())) {
            headers.addAll(name, Collections.list(request.getHeaders(name)));
        }
        return headers;
    }

    /** What the sender is told, for the person who reads its delivery log. */
    record Answer(long delivery, String outcome) {}
}
