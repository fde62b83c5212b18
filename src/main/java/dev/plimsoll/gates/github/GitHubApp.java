package dev.plimsoll.gates.github;

import dev.plimsoll.gates.forges.ForgeHttp;
import dev.plimsoll.gates.forges.ForgeHttp.Answer;
import dev.plimsoll.gates.forges.Held;
import dev.plimsoll.gates.forges.RunGone;
import dev.plimsoll.gates.outbox.RetryLater;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The GitHub App: with each question it proves anew who it is, takes a token for one repository and for no more than the
 * question needs, and forgets it.
 */
@Component
class GitHubApp {

    private static final String HOW = ": docs/how-to/github-deployment-protection.md says how to set it up";

    private final GitHubProperties properties;
    private final ForgeHttp http;
    private final JsonMapper json;
    private final Clock clock;

    GitHubApp(GitHubProperties properties, JsonMapper json, Clock clock) {
        this.properties = properties;
        this.http = new ForgeHttp(properties.api(), properties.timeout(), json, clock);
        this.json = json;
        this.clock = clock;
    }

    /** Why nobody can answer; empty if somebody can. */
    Optional<String> absence() {
        var file = properties.privateKeyFile();
        if (isBlank(properties.appId()) || file == null) {
            return Optional.of("The GitHub App is not configured, so nobody answers this protection rule" + HOW + ".");
        }
        try {
            AppKey.read(file);
            return Optional.empty();
        } catch (IllegalArgumentException | UncheckedIOException e) {
            return Optional.of(
                    "The private key of the GitHub App cannot be used, so nobody answers this protection rule" + HOW
                            + ".");
        }
    }

    /**
     * Asks about the repository of what is held, or answers there.
     *
     * @param rights what the token may do, such as {@code actions} {@code read}
     * @param path below the repository
     * @return the answer, whatever it says but that the token is not good
     */
    Answer send(Held held, Map<String, String> rights, String method, String path, @Nullable Object body)
            throws IOException {
        var address = "/repos/" + held.project() + path;
        var answer = http.send(method, address, headers(token(held, rights)), body);
        if (answer.status() == 401) {
            answer = http.send(method, address, headers(token(held, rights)), body);
        }
        if (answer.status() == 401 || answer.status() == 403) {
            throw new RetryLater(
                    Duration.ZERO,
                    "GitHub answered %d: see whether the App has the permissions it needs".formatted(answer.status()));
        }
        return answer;
    }

    private String token(Held held, Map<String, String> rights) throws IOException {
        var jwt = jwt();
        var answer = http.send(
                "POST",
                "/app/installations/%s/access_tokens".formatted(installation(held, jwt)),
                headers(jwt),
                Map.of("repository_ids", List.of(Long.parseLong(held.projectId())), "permissions", rights));
        var token = answer.text("token");
        if (!answer.isYes() || token == null) {
            throw new RetryLater(
                    Duration.ZERO,
                    "GitHub gave the App no token, it answered %d: see whether it is installed for %s, has its permissions, and has this key"
                            .formatted(answer.status(), held.project()));
        }
        return token;
    }

    private String installation(Held held, String jwt) throws IOException {
        if (held.installation() != null) {
            return held.installation();
        }
        var answer = http.send("GET", "/repos/%s/installation".formatted(held.project()), headers(jwt), null);
        var id = answer.text("id");
        if (answer.status() == 404) {
            throw new RunGone("The GitHub App is not installed for %s".formatted(held.project()));
        }
        if (!answer.isYes() || id == null || !id.matches("\\d{1,19}")) {
            throw new RetryLater(
                    Duration.ZERO,
                    "GitHub does not say where the App is installed, it answered %d".formatted(answer.status()));
        }
        return id;
    }

    private String jwt() throws RetryLater {
        var file = properties.privateKeyFile();
        var app = properties.appId();
        if (file == null || app == null) {
            throw new RetryLater(Duration.ofMinutes(1), "The GitHub App is not configured");
        }
        try {
            return AppKey.read(file).token(app.strip(), clock.instant(), json);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw new RetryLater(Duration.ofMinutes(1), "The private key of the GitHub App cannot be used");
        }
    }

    private static Map<String, String> headers(String token) {
        return Map.of(
                "Authorization", "Bearer " + token,
                "Accept", "application/vnd.github+json",
                "X-GitHub-Api-Version", "2022-11-28");
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
