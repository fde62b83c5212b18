package dev.plimsoll.testing;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** What an approver sees of GitLab: a deployment that is blocked until enough have approved it, and a job to start then. */
public final class StubGitLab extends StubForge {

    public static final String TOKEN = "glpat-stub-token-for-tests-only";

    private final Path tokenFile = written();
    private volatile String status = "blocked";
    private final AtomicInteger missing = new AtomicInteger(1);
    private volatile boolean hasStarted;

    public Path tokenFile() {
        return tokenFile;
    }

    /** GitLab's own rules ask for so many. */
    public void asksFor(int approvals) {
        missing.set(approvals);
    }

    /** Somebody stopped the deployment. */
    public void stopWaiting() {
        status = "canceled";
    }

    @Override
    public void reset() {
        super.reset();
        status = "blocked";
        missing.set(1);
        hasStarted = false;
    }

    @Override
    String credential(HttpExchange exchange) {
        var header = exchange.getRequestHeaders().getFirst("PRIVATE-TOKEN");
        return header == null ? "" : header;
    }

    @Override
    Answer answer(Call call) {
        if (!call.credential().equals(TOKEN)) {
            return Answer.of(401, "{\"message\": \"401 Unauthorized\"}");
        }
        if (call.path().endsWith("/approval")) {
            return decided(call);
        }
        if (call.path().endsWith("/play")) {
            return started();
        }
        return Answer.of(200, """
                {"id": 15, "status": "%s", "sha": "%s", "ref": "main", "pending_approval_count": %d,
                 "user": {"username": "maya"},
                 "deployable": {"id": 796, "tag": false, "user": {"username": "noor"}}}
                """.formatted(status, "b".repeat(40), missing.get()));
    }

    private Answer decided(Call call) {
        if (call.body().contains("rejected")) {
            status = "failed";
            return Answer.of(201, "{\"status\": \"rejected\"}");
        }
        if (missing.get() == 0) {
            return Answer.of(400, "{\"message\": \"approved already\"}");
        }
        missing.decrementAndGet();
        return Answer.of(201, "{\"status\": \"approved\"}");
    }

    private Answer started() {
        if (hasStarted) {
            return Answer.of(400, "{\"message\": \"400 Bad request - Unplayable Job\"}");
        }
        hasStarted = true;
        return Answer.of(200, "{\"id\": 796, \"status\": \"pending\"}");
    }

    private static Path written() {
        try {
            var file = Files.createTempFile("stub-gitlab", ".token");
            file.toFile().deleteOnExit();
            return Files.writeString(file, TOKEN + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
