package dev.plimsoll.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The running product as programs see it, and the means to empty it between two tests. */
@TestComponent
@Lazy
public class Plimsoll {

    public static final String SECRET = "a-secret-for-tests-only";
    public static final String SECOND_SECRET = "another-secret-for-tests-only";

    /** The secret of the stories under shared/data, as their STORY.json names it. */
    public static final String STORY_SECRET = "plimsoll-test-secret-gh";

    public static final String VIEWER = "viewer-token-for-tests-only";
    public static final String REPORTER = "reporter-token-for-tests-only";
    public static final String ADMIN = "admin-token-for-tests-only";
    public static final String ADMIN_NAME = "admin";
    public static final String ADMIN_PASSWORD = "a long password for tests";

    private static final String TABLES = """
            deployments.deployment, deployments.report, deployments.review, deployments.running, deployments.interval,
            deployments.effect, deployments.observation, deployments.withdrawal, pipelines.run, pipelines.job,
            changes.commit, changes.change_request, changes.change_commit, changes.build, changes.evidence,
            intake.delivery,
            intake.delivery_key, intake.rejection, intake.import, intake.filling, intake.version_endpoint,
            intake.version_check, intake.exposure, intake.hearing, intake.pause, intake.finding, configuration.names,
            incidents.incident, incidents.affected, incidents.statement, incidents.moment, incidents.alert,
            incidents.link, incidents.edit, incidents.service_window, incidents.severity_threshold, metrics.blame,
            gates.request, gates.evidence_seen, gates.vote, gates.tick, gates.step, gates.review_duty, gates.outgoing,
            gates.azure_check, gates.held, gates.policy, gates.freeze, gates.breaker_closing, notifications.message,
            notifications.receiver, notifications.party, notifications.reminder, notifications.wish, notifications.digest,
            metrics.due, metrics.deployment, metrics.failure, metrics.remediation, metrics.sample, metrics.gap,
            metrics.mark, metrics.target, metrics.lead_time, catalog.dependency, catalog.service_path, catalog.service,
            catalog.service_alias, catalog.repository, catalog.environment, catalog.environment_alias, catalog.team
            """;

    private final Environment environment;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    Plimsoll(Environment environment, JdbcClient jdbc, JsonMapper json) {
        this.environment = environment;
        this.jdbc = jdbc;
        this.json = json;
    }

    public String address() {
        return "http://127.0.0.1:" + environment.getProperty("local.server.port");
    }

    /** What an API address answers to a viewer's token. */
    public JsonNode get(String path) {
        return json.readTree(answer(path, VIEWER).body());
    }

    public HttpResponse<String> answer(String path, String token) {
        return send(HttpRequest.newBuilder(URI.create(address() + path))
                .header("Authorization", "Bearer " + token)
                .GET()
                .build());
    }

    public HttpResponse<String> post(String path, Map<String, String> headers, byte[] body) {
        var request = HttpRequest.newBuilder(URI.create(address() + path))
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return send(request.build());
    }

    /** Puts JSON, as an administrator's program does. */
    public HttpResponse<String> put(String path, String json) {
        return send(HttpRequest.newBuilder(URI.create(address() + path))
                .header("Authorization", "Bearer " + ADMIN)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    /** Reports events in our own vocabulary. */
    public HttpResponse<String> report(String events) {
        return post(
                "/api/v1/events",
                Map.of("Authorization", "Bearer " + REPORTER, "Content-Type", "application/json"),
                events.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Forgets everything but the declared sources and the people.
     *
     * <p>Only what is filled is emptied: for each table that is truncated the server makes a new file, which takes longer than
     * most tests.
     */
    public void empty() {
        jdbc.sql("""
                        do $$
                        declare
                          name text;
                          is_filled boolean;
                          filled text[] = '{}';
                        begin
                          foreach name in array regexp_split_to_array('%s', ',\\s+') loop
                            execute 'select exists (select from ' || name || ')' into is_filled;
                            if is_filled then
                              filled = filled || name;
                            end if;
                          end loop;
                          if filled <> '{}' then
                            execute 'truncate ' || array_to_string(filled, ', ') || ' restart identity cascade';
                          end if;
                        end $$
                        """.formatted(TABLES.strip())).update();
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(request.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
