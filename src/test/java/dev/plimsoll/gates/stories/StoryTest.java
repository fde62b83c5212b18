package dev.plimsoll.gates.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.plimsoll.access.Role;
import dev.plimsoll.access.SignedInPerson;
import dev.plimsoll.gates.Gates;
import dev.plimsoll.gates.Policies;
import dev.plimsoll.gates.PolicyYaml;
import dev.plimsoll.gates.Stage;
import dev.plimsoll.testing.MovableClock;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service, its pipeline and its people: what a story about a gate does and reads, by HTTP alone. */
@PlimsollTest
@AutoConfigureMockMvc
abstract class StoryTest {

    static final String SHA_A = Stage.SHA_A;
    static final String SHA_B = Stage.SHA_B;
    static final String DIGEST_A = Stage.DIGEST_A;
    static final String DIGEST_B = Stage.DIGEST_B;

    @Autowired
    Plimsoll plimsoll;

    @Autowired
    MockMvc mvc;

    @Autowired
    Gates gates;

    @Autowired
    Policies policies;

    @Autowired
    PolicyYaml yaml;

    @Autowired
    MovableClock clock;

    @Autowired
    PasswordEncoder passwords;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    Stage stage;
    private int asked;

    @BeforeEach
    void people() {
        plimsoll.empty();
        stage = new Stage(jdbc);
        stage.approver("Ann", null).approver("Bob", null).approver("Dev", null).goesBy("dev", "dev-at-forge");
    }

    @AfterEach
    void leave() {
        clock.home();
        stage.dismiss("ann", "bob", "dev");
        plimsoll.empty();
    }

    /** The gate of {@code pay} to production, by rules as they stand in YAML. */
    final void gate(String rules) {
        known();
        policies.write(yaml.read(Stage.policy(rules)), "ann");
    }

    /** A policy needs a service and an environment that somebody has spoken of. */
    private void known() {
        report(
                "{\"type\":\"inventory\",\"service\":\"pay\",\"environment\":\"production\",\"names\":[\"PORT\"],\"taken_at\":\"2026-01-01T00:00:00Z\"}");
    }

    /** Asks as a pipeline does, for commit B and its artifact, with some of it said otherwise; null leaves a field out. */
    final JsonNode ask(Object... said) {
        var body = new LinkedHashMap<String, Object>();
        body.put("service", "pay");
        body.put("environment", "production");
        body.put("sha", SHA_B);
        body.put("digest", DIGEST_B);
        body.put("ref", "refs/heads/main");
        body.put("triggered_by", "dev-at-forge");
        for (var n = 0; n < said.length; n += 2) {
            body.put((String) said[n], said[n + 1]);
        }
        body.values().removeIf(value -> value == null);
        var answer = plimsoll.post(
                "/api/v1/gates",
                Map.of(
                        "Authorization", "Bearer " + Plimsoll.REPORTER,
                        "Content-Type", "application/json",
                        "Idempotency-Key", "run-" + ++asked),
                json.writeValueAsString(body).getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json.readTree(answer.body());
    }

    final JsonNode poll(JsonNode gate) {
        return json.readTree(plimsoll.answer("/api/v1/gates/" + gate.path("id").asString(), Plimsoll.REPORTER)
                .body());
    }

    /** What the pipeline hears once an approval can no longer be taken back. */
    final String state(JsonNode gate) {
        clock.travelTo(clock.instant().plusSeconds(3));
        return poll(gate).path("state").asString();
    }

    final HttpResponse<String> consume(JsonNode gate, String digest) {
        return plimsoll.post(
                "/api/v1/gates/" + gate.path("id").asString() + "/consume",
                Map.of("Authorization", "Bearer " + Plimsoll.REPORTER, "Content-Type", "application/json"),
                "{\"digest\":\"%s\"}".formatted(digest).getBytes(StandardCharsets.UTF_8));
    }

    /** Looks at it now, as the sweep does after a while. */
    final void recheck(JsonNode gate) {
        var address = address(gate);
        gates.recheck(Long.parseLong(address.substring(address.lastIndexOf('/') + 1)));
    }

    final void password(String person, String password) {
        jdbc.sql("update access.person set password_hash = :hash where username = :person")
                .param("hash", passwords.encode(password))
                .param("person", person)
                .update();
    }

    final MockHttpServletResponse smash(JsonNode gate, String person, String reason, String password) {
        return send(address(gate) + "/glass", person, "reason", reason, "incident", "INC-8", "password", password);
    }

    /** The page of a request, as somebody reads it. */
    final Document page(JsonNode gate, String person) {
        return read(address(gate), person);
    }

    final Document read(String path, String person) {
        var answer = as(person, get(path));
        assertThat(answer.getStatus()).isEqualTo(200);
        return Jsoup.parse(text(answer));
    }

    /** What the page says of where the request stands, and what it says of each condition that is not met. */
    final String words(JsonNode gate) {
        var page = page(gate, "ann");
        return page.select(".told").text() + "\n"
                + String.join(
                        "\n", page.select("section:has(#h-gate) > .checks > li").eachText());
    }

    final Document vote(JsonNode gate, String person, String decision, String comment) {
        var evidence = page(gate, person)
                .select("#approve input[name=evidence], #deny input[name=evidence]")
                .val();
        var answer = as(
                person,
                post(address(gate) + "/votes")
                        .with(csrf())
                        .param("decision", decision)
                        .param("evidence", evidence)
                        .param("comment", comment));
        return answer.getStatus() == 302 ? page(gate, person) : Jsoup.parse(text(answer));
    }

    final Document approve(JsonNode gate, String person) {
        return vote(gate, person, "approve", "");
    }

    final MockHttpServletResponse send(String path, String person, String... fields) {
        var request = post(path).with(csrf());
        for (var n = 0; n < fields.length; n += 2) {
            request.param(fields[n], fields[n + 1]);
        }
        return as(person, request);
    }

    private MockHttpServletResponse as(String person, MockHttpServletRequestBuilder request) {
        var name = Character.toUpperCase(person.charAt(0)) + person.substring(1);
        var principal = new SignedInPerson(person, name, "", Role.APPROVER);
        try {
            return mvc.perform(request.with(user(principal))).andReturn().getResponse();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static String text(MockHttpServletResponse answer) {
        return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    static String address(JsonNode gate) {
        var url = gate.path("url").asString();
        return url.substring(url.indexOf("/approvals/"));
    }

    final void report(String event) {
        var answer = plimsoll.report(event);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    /** That a deployment of {@code pay} to an environment began a minute before it succeeded. */
    final void deployed(String id, String environment, String sha, String digest, Instant at) {
        report(
                "{\"type\":\"deployment\",\"id\":\"%s\",\"service\":\"pay\",\"environment\":\"%s\",\"sha\":\"%s\",\"digest\":\"%s\",\"status\":\"succeeded\",\"started_at\":\"%s\",\"finished_at\":\"%s\"}"
                        .formatted(id, environment, sha, digest, at.minusSeconds(60), at));
    }

    final void built(String id, String sha, String digest, String status, Instant at, String platform) {
        report(
                "{\"type\":\"build\",\"id\":\"%s\",\"service\":\"pay\",\"repository\":\"acme/pay\",\"sha\":\"%s\",%s\"platform\":\"%s\",\"status\":\"%s\",\"started_at\":\"%s\",\"finished_at\":\"%s\"}"
                        .formatted(
                                id,
                                sha,
                                digest.isEmpty() ? "" : "\"digest\":\"" + digest + "\",",
                                platform,
                                status,
                                at.minusSeconds(60),
                                at));
    }

    final void commit(String sha, String parent, String author, String paths) {
        report(
                "{\"type\":\"commit\",\"repository\":\"acme/pay\",\"sha\":\"%s\",\"parents\":[%s],\"author\":\"%s\",\"committed_at\":\"%s\",\"message\":\"Work\",\"paths\":[%s]}"
                        .formatted(
                                sha,
                                parent.isEmpty() ? "" : "\"" + parent + "\"",
                                author,
                                clock.instant().minusSeconds(7200),
                                paths));
    }

    static Instant london(String wall) {
        return LocalDateTime.parse(wall).atZone(ZoneId.of("Europe/London")).toInstant();
    }
}
