package dev.plimsoll.intake.versions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.Plimsoll;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A service in production with a version endpoint, which answers what a test wants it to. */
final class AskedService implements AutoCloseable {

    static final String OLD = "a3f91c2" + "0".repeat(33);
    static final String NEW = "b7d04e1" + "0".repeat(33);

    private static final String PATH = "/version";

    /** When the next deployment succeeds: recent enough for a check, and long enough ago to ask all its questions. */
    final Instant success = Instant.now().minus(Duration.ofMinutes(14)).truncatedTo(ChronoUnit.MILLIS);

    final long endpoint;

    private final StubService stub = new StubService();
    private final Plimsoll plimsoll;
    private final JdbcClient jdbc;

    /** Begins anew: the old version runs, says so, and was asked a minute before the next deployment. */
    AskedService(Plimsoll plimsoll, VersionEndpoints endpoints, Poller poller, JdbcClient jdbc) {
        this.plimsoll = plimsoll;
        this.jdbc = jdbc;
        plimsoll.empty();
        deployed("before", OLD, success.minus(Duration.ofDays(1)));
        says("a3f91c2");
        endpoint = endpoints.create(new Draft("pay", "production", "*", url(), null, null, "sha"));
        assertThat(poller.askNext(at(-60))).isTrue();
        assertThat(checks()).isZero();
    }

    @Override
    public void close() {
        stub.close();
    }

    void says(String version) {
        stub.says(PATH, version);
    }

    void refuses(int status) {
        stub.refuses(PATH, status);
    }

    String url() {
        return stub.url(PATH);
    }

    void deployed(String id, String sha, Instant finishedAt) {
        assertThat(plimsoll.report(event(id, sha, "succeeded", finishedAt)).statusCode())
                .isEqualTo(202);
    }

    String event(String id, String sha, String status, Instant finishedAt) {
        return """
                {"type": "deployment", "id": "%s", "service": "pay", "environment": "production", "sha": "%s",
                 "status": "%s", "finished_at": "%s"}
                """.formatted(id, sha, status, finishedAt);
    }

    Clock at(long seconds) {
        return Clock.fixed(success.plusSeconds(seconds), ZoneOffset.UTC);
    }

    JsonNode running() {
        return plimsoll.get("/api/v1/running?service=pay").path("running").path(0);
    }

    long number(String id) {
        return jdbc.sql("select id from deployments.deployment where external_id = :id")
                .param("id", id)
                .query(Long.class)
                .single();
    }

    Map<String, Object> check(String id) {
        return jdbc.sql("select * from intake.version_check where deployment_id = :id")
                .param("id", number(id))
                .query()
                .singleRow();
    }

    void deadline(String id, Instant at) {
        jdbc.sql("update intake.version_check set deadline_at = :at where deployment_id = :id")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", number(id))
                .update();
    }

    Map<String, Object> effect(String id) {
        return jdbc.sql("select * from deployments.effect where deployment_id = :id")
                .param("id", number(id))
                .query()
                .singleRow();
    }

    Map<String, Object> endpointRow() {
        return jdbc.sql("select * from intake.version_endpoint where id = :id")
                .param("id", endpoint)
                .query()
                .singleRow();
    }

    long checks() {
        return jdbc.sql("select count(*) from intake.version_check")
                .query(Long.class)
                .single();
    }

    long observations() {
        return jdbc.sql("select count(*) from deployments.observation")
                .query(Long.class)
                .single();
    }
}
