package dev.plimsoll.gates.github;

import dev.plimsoll.gates.forges.Forge;
import dev.plimsoll.gates.forges.ForgeHttp.Answer;
import dev.plimsoll.gates.forges.Held;
import dev.plimsoll.gates.forges.Learned;
import dev.plimsoll.gates.forges.RunGone;
import dev.plimsoll.gates.outbox.RetryLater;
import dev.plimsoll.gates.outbox.Undeliverable;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * GitHub's custom deployment protection rules. The address to answer at is made of the configured API, the name of the
 * repository and the number of the run, never of what the event says.
 */
@Component
class GitHubForge implements Forge {

    static final String PLATFORM = "github";

    private static final Map<String, String> READ = Map.of("actions", "read");
    private static final Map<String, String> DECIDE = Map.of("deployments", "write");

    private final GitHubApp app;
    private final GitHubProperties properties;

    GitHubForge(GitHubApp app, GitHubProperties properties) {
        this.app = app;
        this.properties = properties;
    }

    @Override
    public String platform() {
        return PLATFORM;
    }

    @Override
    public String title() {
        return "GitHub";
    }

    @Override
    public Optional<String> absence() {
        return app.absence();
    }

    @Override
    public Duration covers() {
        return properties.covers();
    }

    @Override
    public boolean answersRuns() {
        return true;
    }

    @Override
    public boolean takesReports() {
        return true;
    }

    @Override
    public Learned learn(Held held) throws IOException {
        var run = run(held);
        return new Learned(
                attempt(run),
                run.text("head_sha"),
                null,
                Stream.of(run.text("actor", "login"), run.text("triggering_actor", "login"))
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
    }

    @Override
    public void check(Held held) throws IOException {
        var run = run(held);
        var attempt = attempt(run);
        if (attempt != null && held.attempt() != null && !attempt.equals(held.attempt())) {
            throw new RunGone("The run was started again at GitHub, as attempt %d".formatted(attempt));
        }
        if ("completed".equals(run.text("status"))) {
            throw new RunGone("The run is over at GitHub");
        }
        var pending = found(app.send(held, READ, "GET", at(held, "/pending_deployments"), null));
        var waits = pending.body()
                .valueStream()
                .anyMatch(one -> held.environment()
                        .equalsIgnoreCase(one.path("environment").path("name").asString("")));
        if (!waits) {
            throw new RunGone("GitHub no longer waits for it");
        }
    }

    @Override
    public String answer(Held held, boolean isApproved, String comment) throws IOException {
        return said(held, isApproved ? "approved" : "rejected", comment, true);
    }

    @Override
    public String report(Held held, String comment) throws IOException {
        return said(held, null, comment, false);
    }

    private String said(Held held, @Nullable String state, String comment, boolean isDecision) throws IOException {
        var body = new LinkedHashMap<String, String>();
        body.put("environment_name", held.environment());
        if (state != null) {
            body.put("state", state);
        }
        body.put("comment", comment);
        var answer = app.send(held, DECIDE, "POST", at(held, "/deployment_protection_rule"), body);
        if (answer.isYes()) {
            return (state == null ? "told" : state) + ", GitHub answered " + answer.status();
        }
        if (answer.status() == 404 || (isDecision && answer.status() == 422)) {
            throw new RunGone("GitHub no longer waits for it, it answered %d".formatted(answer.status()));
        }
        if (answer.status() == 422) {
            throw new Undeliverable("GitHub answered 422");
        }
        throw new RetryLater(Duration.ZERO, "GitHub answered %d".formatted(answer.status()));
    }

    private Answer run(Held held) throws IOException {
        return found(app.send(held, READ, "GET", at(held, ""), null));
    }

    private static Answer found(Answer answer) throws RetryLater {
        if (answer.status() == 404) {
            throw new RunGone("GitHub does not know the run any more");
        }
        if (!answer.isYes()) {
            throw new RetryLater(Duration.ZERO, "GitHub answered %d".formatted(answer.status()));
        }
        return answer;
    }

    private static String at(Held held, String rest) {
        return "/actions/runs/" + held.run() + rest;
    }

    private static @Nullable Integer attempt(Answer run) {
        var attempt = run.body().path("run_attempt");
        return attempt.canConvertToInt() && attempt.asInt() >= 1 ? attempt.asInt() : null;
    }
}
