package dev.plimsoll.intake.web;

import dev.plimsoll.intake.BodyBudget;
import dev.plimsoll.intake.Door;
import dev.plimsoll.intake.Inbound;
import dev.plimsoll.intake.IntakeOverloaded;
import dev.plimsoll.intake.IntakeProblems;
import dev.plimsoll.intake.Receipt;
import dev.plimsoll.intake.SourceNotFound;
import dev.plimsoll.intake.Taken;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes webhooks. The answer comes after the commit: 202 means durable, 200 means it was there before, or a ping.
 *
 * <p>A servlet and no controller: what the framework does around a controller costs more than the door itself, measured
 * in docs/reference/performance.md.
 */
class WebhookServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int PATIENCE_SECONDS = 8;

    private final transient Door door;
    private final transient BodyBudget budget;
    private final transient IntakeProblems problems;
    private final transient JsonMapper json;
    private final transient Clock clock;

    WebhookServlet(Door door, BodyBudget budget, IntakeProblems problems, JsonMapper json, Clock clock) {
        this.door = door;
        this.budget = budget;
        this.problems = problems;
        this.json = json;
        this.clock = clock;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            if (request.getMethod().equals("POST")) {
                answer(request, response, receive(request));
            } else if (Handshake.isOne(request) && door.isOpenTo(source(request))) {
                Handshake.answer(request, response);
            } else {
                response.setHeader(HttpHeaders.ALLOW, "POST");
                refuse(request, response, IntakeProblems.wrongMethod(request.getMethod()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            refuse(request, response, problems.of(new IntakeOverloaded("Plimsoll is shutting down.")));
        } catch (RuntimeException e) {
            refuse(request, response, problems.of(e));
        }
    }

    private static String source(HttpServletRequest request) {
        var path = request.getPathInfo();
        return path == null ? "" : path.substring(1);
    }

    private Taken receive(HttpServletRequest request) throws IOException, InterruptedException {
        var source = source(request);
        if (!door.isOpenTo(source)) {
            door.turnAway("unknown source", request.getRemoteAddr());
            throw new SourceNotFound(source);
        }
        try (var body = budget.read(request.getInputStream(), request.getContentLengthLong())) {
            var inbound = new Inbound(headers(request), body.bytes(), clock.instant());
            return kept(door.receiveAll(source, inbound, request.getRemoteAddr()));
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, Taken taken) throws IOException {
        if (taken.isAnyRefused()) {
            refuse(request, response, problems.of(taken));
            return;
        }
        var each = taken.receipts().map(WebhookServlet::inWords).toList();
        var body = each.size() == 1 ? each.get(0) : "{\"deliveries\":[%s]}".formatted(String.join(",", each));
        write(
                response,
                taken.isNews() ? HttpStatus.ACCEPTED.value() : HttpStatus.OK.value(),
                MediaType.APPLICATION_JSON_VALUE,
                body.getBytes(StandardCharsets.UTF_8));
    }

    private static String inWords(Receipt receipt) {
        var word = receipt.isRepeat() ? "repeated" : receipt.outcome().word();
        return "{\"delivery\":%d,\"outcome\":\"%s\"}".formatted(receipt.delivery(), word);
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, ResponseEntity<ProblemDetail> refusal)
            throws IOException {
        refusal.getHeaders().forEach((name, values) -> response.setHeader(name, values.get(0)));
        var problem = refusal.getBody();
        if (problem != null) {
            problem.setInstance(URI.create(request.getRequestURI()));
        }
        write(
                response,
                refusal.getStatusCode().value(),
                MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                json.writeValueAsBytes(problem));
    }

    private static void write(HttpServletResponse response, int status, String type, byte[] body) throws IOException {
        response.setStatus(status);
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static Taken kept(CompletableFuture<Taken> promise) throws InterruptedException {
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
}
