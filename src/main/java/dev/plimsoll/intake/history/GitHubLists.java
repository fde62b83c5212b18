package dev.plimsoll.intake.history;

import dev.plimsoll.intake.IntakeProperties.DeclaredSource;
import dev.plimsoll.intake.Tree;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks GitHub's REST API for lists, and no other address: what it redirects to is not followed. */
@Component
class GitHubLists {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    static final Duration PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(2);
    private static final Pattern NUMBER = Pattern.compile("\\d{1,10}");

    private final JsonMapper json;
    private final Clock clock;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    GitHubLists(JsonMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    /**
     * The elements of a list.
     *
     * @param path below the API, encoded
     */
    List<Tree> of(DeclaredSource source, String path) throws PageDelayed, PageRefused {
        var answer = ask(source, path);
        var status = answer.statusCode();
        if (status == 200) {
            return elements(answer.body());
        }
        // A repository without commits.
        if (status == 409) {
            return List.of();
        }
        if (status == 429 || (status == 403 && isLimited(answer))) {
            throw new PageDelayed("GitHub asks for patience: its limit of questions is reached", pause(answer), false);
        }
        if (status >= 500) {
            throw new PageDelayed("GitHub answered %d".formatted(status), PAUSE, true);
        }
        throw new PageRefused(refusal(status));
    }

    private static String refusal(int status) {
        return switch (status) {
            case 301, 302, 307, 308 -> "GitHub says that the repository has moved: use its present name";
            case 401 -> "GitHub does not take the token: put a valid one into api-token of this source";
            case 403 -> "The token may not read this repository: let it read its contents and pull requests";
            case 404 ->
                "GitHub knows no such repository, or the token may not see it: see its name and the rights of the token";
            default -> "GitHub answered %d".formatted(status);
        };
    }

    private HttpResponse<byte[]> ask(DeclaredSource source, String path) throws PageDelayed {
        var base = source.api().toString().replaceAll("/+$", "");
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(TIMEOUT)
                .header("User-Agent", "Plimsoll")
                .header("Accept", "application/vnd.github+json")
                .header("X-GitHub-Api-Version", "2022-11-28")
                .header("Authorization", "Bearer " + source.apiToken())
                .build();
        try {
            return client.sendAsync(request, BodyHandlers.ofByteArray()).get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new PageDelayed("GitHub could not be reached", PAUSE, true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PageDelayed("Plimsoll was stopped meanwhile", Duration.ZERO, false);
        }
    }

    private List<Tree> elements(byte[] body) throws PageDelayed {
        try {
            return json.readTree(body)
                    .valueStream()
                    .filter(JsonNode::isObject)
                    .map(Tree::new)
                    .toList();
        } catch (JacksonException e) {
            throw new PageDelayed("What GitHub answered is no JSON", PAUSE, true);
        }
    }

    private static boolean isLimited(HttpResponse<?> answer) {
        return answer.headers().firstValue("Retry-After").isPresent()
                || answer.headers()
                        .firstValue("X-RateLimit-Remaining")
                        .filter("0"::equals)
                        .isPresent();
    }

    /** In seconds, or until the second in which GitHub counts anew. */
    private Duration pause(HttpResponse<?> answer) {
        var after = answer.headers()
                .firstValue("Retry-After")
                .filter(text -> NUMBER.matcher(text).matches());
        var reset = answer.headers()
                .firstValue("X-RateLimit-Reset")
                .filter(text -> NUMBER.matcher(text).matches());
        var pause = after.map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .or(() -> reset.map(
                        text -> Duration.between(clock.instant(), Instant.ofEpochSecond(Long.parseLong(text) + 1))))
                .orElse(Duration.ofMinutes(1));
        if (pause.isNegative()) {
            return Duration.ofSeconds(1);
        }
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
