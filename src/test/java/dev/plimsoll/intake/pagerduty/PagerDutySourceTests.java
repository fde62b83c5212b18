package dev.plimsoll.intake.pagerduty;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.intake.Inbound;
import dev.plimsoll.intake.SignatureVectors;
import dev.plimsoll.intake.Signatures;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import dev.plimsoll.testing.SharedData;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Incidents come in over HTTP as PagerDuty sends them. */
@PlimsollTest
class PagerDutySourceTests {

    private static final String WHOLE = """
            "id": "PGR0VU2", "type": "incident", "html_url": "https://acme.example/incidents/PGR0VU2",
            "title": "Checkout fails", "service": {"id": "PF9", "summary": "Pay"}, "urgency": "high",
            "assignees": [{"summary": "Ann"}, {"summary": "Bob"}], "escalation_policy": {"summary": "Default"},
            "priority": null, "conference_bridge": null, "resolve_reason": null""";

    private static final String REFERENCE =
            "\"incident\": {\"id\": \"PGR0VU2\", \"html_url\": \"https://acme.example/incidents/PGR0VU2\"}";

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    @AfterEach
    void empty() {
        plimsoll.empty();
    }

    @Test
    void anIncidentIsTriggeredAcknowledgedAndResolved() {
        send(event("E1", "triggered", "10:00", WHOLE));
        send(event("E2", "acknowledged", "10:03", WHOLE));
        send(event("E3", "resolved", "10:40", WHOLE));

        assertThat(moments())
                .containsExactly("opened 10:00 Ann", "paged 10:00 -", "acknowledged 10:03 Ann", "resolved 10:40 Ann");
        assertThat(text("""
                select concat_ws(' | ', i.origin, i.external_id, i.title, i.severity, i.said_environment, i.url,
                                 (i.acknowledged_at at time zone 'UTC')::time, (i.resolved_at at time zone 'UTC')::time,
                                 (select string_agg(said_service, ',') from incidents.affected))
                  from incidents.incident i
                """))
                .isEqualTo("pagerduty | PGR0VU2 | Checkout fails | high | https://acme.example/incidents/PGR0VU2"
                        + " | 10:03:00 | 10:40:00 | pay");
    }

    @Test
    void oneThatIsReopenedIsOpen() {
        send(event("E1", "triggered", "10:00", WHOLE));
        send(event("E2", "resolved", "10:40", WHOLE));
        send(event("E3", "reopened", "10:50", WHOLE));

        assertThat(moments()).endsWith("reopened 10:50 Ann");
        assertThat(text("select (resolved_at is null)::text from incidents.incident"))
                .isEqualTo("true");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    annotated               | "content": "It is the cache"                     | It is the cache
                    annotated               | "content": "  "                                  | A note without words
                    status_update_published | "message": "We are on it"                        | We are on it
                    responder.added         | "user": {"summary": "Cleo"}, "state": "pending"  | Cleo was asked to respond
                    responder.added         | "escalation_policy": {"summary": "Databases"}    | Databases was asked to respond
                    responder.replied       | "user": {"summary": "Cleo"}, "state": "accepted", "message": "coming" | Cleo answered: accepted, \u201ccoming\u201d
                    conference_bridge.updated | "conference_numbers": [], "conference_url": null | The conference bridge was taken away
                    """)
    void whatOnlyRefersToAnIncidentIsANoteInIt(String type, String data, String words) {
        send(event("E1", type, "10:05", "\"id\": \"N1\", " + REFERENCE + ", " + data));

        assertThat(moments()).containsExactly("note 10:05 Ann " + words);
        assertThat(text("select external_id from incidents.incident")).isEqualTo("PGR0VU2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    unacknowledged   | No longer acknowledged
                    escalated        | Escalated to Ann, Bob
                    reassigned       | Reassigned to Ann, Bob
                    delegated        | Delegated to Ann, Bob
                    priority_updated | The priority was taken away
                    service_updated  | The service is now Pay
                    """)
    void whatIsNoMomentOfOursIsANoteInWords(String type, String words) {
        send(event("E1", type, "10:05", WHOLE));

        assertThat(moments()).containsExactly("note 10:05 Ann " + words);
    }

    @Test
    void aPriorityIsTheSeverityOnceThereIsOne() {
        send(event("E1", "triggered", "10:00", WHOLE));
        send(event(
                "E2",
                "priority_updated",
                "10:05",
                WHOLE.replace("\"priority\": null", "\"priority\": {\"summary\": \"P1\"}")));

        assertThat(text("select severity from incidents.incident")).isEqualTo("P1");
        assertThat(moments()).contains("note 10:05 Ann The priority is now P1");
    }

    @Test
    void anotherServiceIsAffectedAsWell() {
        send(event("E1", "triggered", "10:00", WHOLE));
        send(event("E2", "service_updated", "10:05", WHOLE.replace("Pay", "Shop")));

        assertThat(text("select string_agg(said_service, ',' order by said_service) from incidents.affected"))
                .isEqualTo("pay,shop");
    }

    @Test
    void aBridgeHasAnAddress() {
        send(event(
                "E1",
                "conference_bridge.updated",
                "10:05",
                REFERENCE + ", \"conference_numbers\": [], \"conference_url\": \"https://meet.example/1\""));
        send(event(
                "E2",
                "conference_bridge.updated",
                "10:06",
                REFERENCE + ", \"conference_numbers\": [{\"number\": \"1\"}], \"conference_url\": \"javascript:x\""));

        assertThat(
                        text(
                                "select string_agg(phase || ' ' || coalesce(url, '-'), ', ' order by at) from incidents.moment"))
                .isEqualTo("bridge_opened https://meet.example/1, bridge_opened -");
    }

    @Test
    void anIncidentThatWasMergedSaysIntoWhich() {
        send(event(
                "E1",
                "resolved",
                "10:40",
                WHOLE.replace(
                        "\"resolve_reason\": null", "\"resolve_reason\": {\"incident\": {\"summary\": \"#7\"}}")));

        assertThat(moments()).containsExactly("resolved 10:40 Ann Merged into \u201c#7\u201d");
    }

    @Test
    void theSameRowsFollowFromAnyOrder() {
        var story = new ArrayList<>(List.of(
                event("E1", "triggered", "10:00", WHOLE),
                event("E2", "acknowledged", "10:03", WHOLE),
                event("E3", "annotated", "10:10", REFERENCE + ", \"content\": \"It is the cache\""),
                event("E4", "resolved", "10:40", WHOLE),
                event("E5", "reopened", "10:50", WHOLE),
                event("E6", "resolved", "11:00", WHOLE.replace("Checkout fails", "Checkout failed"))));
        for (var seed = 0; seed < 12; seed++) {
            plimsoll.empty();
            Collections.shuffle(story, new Random(seed));

            story.forEach(this::send);

            assertThat(moments())
                    .as("seed %d", seed)
                    .containsExactly(
                            "opened 10:00 Ann",
                            "paged 10:00 -",
                            "acknowledged 10:03 Ann",
                            "note 10:10 Ann It is the cache",
                            "resolved 10:40 Ann",
                            "reopened 10:50 Ann",
                            "resolved 11:00 Ann");
            assertThat(text("select title || ' ' || (resolved_at at time zone 'UTC')::time from incidents.incident"))
                    .isEqualTo("Checkout failed 11:00:00");
        }
    }

    @Test
    void aRepeatIsKnownByTheNumberOfTheEvent() {
        var triggered = event("E1", "triggered", "10:00", WHOLE);
        send(triggered);

        var repeat = post(triggered.replace("\"client\": null", "\"client\": {}"), sign(triggered, "v1", "unused"));
        assertThat(repeat.statusCode()).isEqualTo(401);
        var same = triggered.replace("\"client\": null", "\"client\": {}");
        assertThat(post(same, sign(same, "v1", Plimsoll.SECRET)).statusCode()).isEqualTo(200);
        assertThat(moments()).hasSize(2);
    }

    @Test
    void aNumberThatTheDatabaseCannotHoldCostsNothing() {
        send(event("E\\u00001\\ud800", "triggered", "10:00", WHOLE.replace("PGR0VU2", "P\\u0000GR")));

        assertThat(moments()).hasSize(2);
        assertThat(text("select external_id from incidents.incident")).isEqualTo("PGR");
    }

    @Test
    void aPingIsAnsweredAsOne() {
        var ping = """
                {"event": {"id": "E0", "event_type": "pagey.ping", "resource_type": "pagey", "agent": null,
                           "occurred_at": "2026-11-20T09:00:00Z",
                           "data": {"message": "Hello from your friend Pagey!", "type": "ping"}}}
                """;

        var answer = post(ping, sign(ping, "v1", Plimsoll.SECRET));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("ping");
        assertThat(text("select understood::text from intake.delivery")).contains("your friend Pagey!");
    }

    @ParameterizedTest
    @ValueSource(strings = {"incident.custom_field_values.updated", "service.updated", "triggered", ""})
    void whatIsNotKnownIsKept(String type) {
        var body = event("E1", "triggered", "10:00", WHOLE).replace("incident.triggered", type);

        assertThat(post(body, sign(body, "v1", Plimsoll.SECRET)).body()).contains("unrecognised");
        assertThat(moments()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"x\": 1", "\"id\": null", "\"incident\": {}"})
    void anEventOfNoIncidentIsUnreadable(String data) {
        var body = event("E1", "triggered", "10:00", data);

        assertThat(post(body, sign(body, "v1", Plimsoll.SECRET)).body()).contains("unreadable");
    }

    @Test
    void whileASecretIsReplacedOneSignatureThatFitsIsEnough() {
        var body = event("E1", "triggered", "10:00", WHOLE);
        var signatures = sign(body, "v1", "the old one") + ", " + sign(body, "v1", Plimsoll.SECRET);

        assertThat(post(body, signatures).statusCode()).isEqualTo(202);
    }

    @Test
    void signaturesOfOtherVersionsCountForNothing() {
        var body = event("E1", "triggered", "10:00", WHOLE);
        var hex = Signatures.hex(body.getBytes(UTF_8), Plimsoll.SECRET);

        assertThat(List.of("v2=" + hex, "v0=" + hex, hex, "v1=", "", "v1=" + hex.substring(1)))
                .allSatisfy(odd -> assertThat(post(body, odd).statusCode()).isEqualTo(401));
        assertThat(post(body, "v2=abc,v1=" + hex).statusCode()).isEqualTo(202);
    }

    @Test
    void signaturesThatOthersComputedAreRight() {
        var vector = SignatureVectors.of("pagerduty-v1-rotated");
        var headers = new HttpHeaders();
        headers.set("X-PagerDuty-Signature", vector.text("value"));

        assertThat(new PagerDutySource(JsonMapper.shared())
                        .isSigned(new Inbound(headers, vector.body(), Instant.now()), List.of(vector.text("secret"))))
                .isTrue();
    }

    @Test
    void whatOthersHaveKeptIsUnderstood() {
        for (var file : SharedData.files("payloads/pagerduty", ".json")) {
            var body = new String(SharedData.read(file), UTF_8);
            assertThat(post(body, sign(body, "v1", Plimsoll.SECRET)).body())
                    .as(file.toString())
                    .contains("translated");
        }
        assertThat(text("select string_agg(external_id, ',' order by external_id) from incidents.incident"))
                .isEqualTo("PCPZE64,PFQZPSY,PGR0VU2");
    }

    private static String event(String id, String type, String time, String data) {
        return """
                {"event": {"id": "%s", "event_type": "incident.%s", "resource_type": "incident",
                           "occurred_at": "2026-11-20T%s:00Z", "agent": {"summary": "Ann"}, "client": null,
                           "data": {%s}}}
                """.formatted(id, type, time, data);
    }

    private static String sign(String body, String version, String secret) {
        return version + "=" + Signatures.hex(body.getBytes(UTF_8), secret);
    }

    private void send(String body) {
        var answer = post(body, sign(body, "v1", Plimsoll.SECRET));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(answer.body()).contains("translated");
    }

    private HttpResponse<String> post(String body, String signature) {
        return plimsoll.post(
                "/webhooks/pagerduty",
                Map.of("Content-Type", "application/json", "X-PagerDuty-Signature", signature),
                body.getBytes(UTF_8));
    }

    private List<String> moments() {
        return jdbc.sql("""
                        select concat_ws(' ', phase, to_char(at at time zone 'UTC', 'HH24:MI'), coalesce(by, '-'), body)
                          from incidents.moment
                         order by at, phase
                        """).query(String.class).list();
    }

    private String text(String sql) {
        return jdbc.sql(sql).query(String.class).optional().orElse("");
    }
}
