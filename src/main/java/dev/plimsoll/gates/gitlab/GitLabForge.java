package dev.plimsoll.gates.gitlab;

import dev.plimsoll.gates.forges.Forge;
import dev.plimsoll.gates.forges.ForgeHttp;
import dev.plimsoll.gates.forges.ForgeHttp.Answer;
import dev.plimsoll.gates.forges.Held;
import dev.plimsoll.gates.forges.Learned;
import dev.plimsoll.gates.forges.RunGone;
import dev.plimsoll.gates.outbox.RetryLater;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * GitLab's approvals of deployments: the word of one user of GitLab, after which the job has to be started. GitLab's own
 * rules may ask for the words of others as well.
 */
@Component
class GitLabForge implements Forge {

    static final String PLATFORM = "gitlab";

    private static final String BLOCKED = "blocked";
    private static final String HOW = ": docs/how-to/gitlab-deployment-approval.md says how to set it up.";
    private static final int LARGEST_TOKEN = 4096;

    private final GitLabProperties properties;
    private final ForgeHttp http;

    GitLabForge(GitLabProperties properties, JsonMapper json, Clock clock) {
        this.properties = properties;
        this.http = new ForgeHttp(properties.baseUrl(), properties.timeout(), json, clock);
    }

    @Override
    public String platform() {
        return PLATFORM;
    }

    @Override
    public String title() {
        return "GitLab";
    }

    @Override
    public Optional<String> absence() {
        if (properties.tokenFile() == null) {
            return Optional.of("The token for GitLab is not configured, so nobody answers this deployment" + HOW);
        }
        return token().isPresent()
                ? Optional.empty()
                : Optional.of("The token for GitLab cannot be read, so nobody answers this deployment" + HOW);
    }

    /** Each deployment is approved by itself. */
    @Override
    public Duration covers() {
        return Duration.ZERO;
    }

    @Override
    public boolean answersRuns() {
        return false;
    }

    @Override
    public boolean takesReports() {
        return false;
    }

    @Override
    public Learned learn(Held held) throws IOException {
        var deployment = blocked(held);
        var ref = deployment.text("ref");
        return new Learned(
                null,
                deployment.text("sha"),
                ref == null ? null : (isTag(deployment) ? "refs/tags/" : "refs/heads/") + ref,
                Stream.of(deployment.text("user", "username"), deployment.text("deployable", "user", "username"))
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
    }

    @Override
    public void check(Held held) throws IOException {
        blocked(held);
    }

    /** A word that was said before a crash is not said again by GitLab's count, so it is asked whether it was heard. */
    @Override
    public String answer(Held held, boolean isApproved, String comment) throws IOException {
        var status = isApproved ? "approved" : "rejected";
        var answer = send("POST", deployment(held) + "/approval", Map.of("status", status, "comment", comment));
        if (answer.status() == 404) {
            throw new RunGone("GitLab does not know the deployment any more");
        }
        var after = deploymentOf(held);
        if (!answer.isYes() && isWaiting(after)) {
            throw new RetryLater(
                    Duration.ZERO,
                    "GitLab answered %d: see whether the user of the token may approve there"
                            .formatted(answer.status()));
        }
        return isApproved ? start(held, after) : "rejected, GitLab answered " + answer.status();
    }

    @Override
    public String report(Held held, String comment) {
        throw new UnsupportedOperationException("GitLab is told nothing but decisions");
    }

    private String start(Held held, Answer deployment) throws IOException {
        if (isWaiting(deployment)) {
            return "approved, GitLab waits for others as well";
        }
        if (held.job() == null) {
            return "approved, and GitLab names no job to start";
        }
        var answer = send("POST", "/api/v4/projects/%s/jobs/%s/play".formatted(held.projectId(), held.job()), null);
        if (answer.isYes()) {
            return "approved, and the job was started";
        }
        if (answer.status() == 400) {
            return "approved, and the job had been started before";
        }
        if (answer.status() == 404) {
            throw new RunGone("GitLab does not know the job any more");
        }
        throw new RetryLater(
                Duration.ZERO,
                "approved, but GitLab answered %d when the job was to be started".formatted(answer.status()));
    }

    private Answer blocked(Held held) throws IOException {
        var deployment = deploymentOf(held);
        if (!BLOCKED.equals(deployment.text("status"))) {
            throw new RunGone("GitLab no longer waits for it, it is %s".formatted(deployment.text("status")));
        }
        return deployment;
    }

    private Answer deploymentOf(Held held) throws IOException {
        var answer = send("GET", deployment(held), null);
        if (answer.status() == 404) {
            throw new RunGone("GitLab does not know the deployment any more");
        }
        if (!answer.isYes()) {
            throw new RetryLater(Duration.ZERO, "GitLab answered %d".formatted(answer.status()));
        }
        return answer;
    }

    private Answer send(String method, String path, @Nullable Object body) throws IOException {
        var token = token().orElseThrow(() -> new RetryLater(Duration.ofMinutes(1), "The token for GitLab is absent"));
        return http.send(method, path, Map.of("PRIVATE-TOKEN", token), body);
    }

    private Optional<String> token() {
        var file = properties.tokenFile();
        try {
            if (file == null || Files.size(file) > LARGEST_TOKEN) {
                return Optional.empty();
            }
            var token = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
            return token.matches("[\\x21-\\x7e]+") ? Optional.of(token) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isWaiting(Answer deployment) {
        return BLOCKED.equals(deployment.text("status"))
                && deployment.body().path("pending_approval_count").asInt(0) > 0;
    }

    private static boolean isTag(Answer deployment) {
        return deployment.body().path("deployable").path("tag").asBoolean(false);
    }

    private static String deployment(Held held) {
        return "/api/v4/projects/%s/deployments/%s".formatted(held.projectId(), held.deployment());
    }
}
