package dev.plimsoll.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests for {@code /api/v1/audit}. */
@PlimsollTest
class AuditApiTests {

    private static final Actor ILIR = new Actor("ilir", "Ilir Berisha", "person", "page", "192.0.2.9");

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    private long before;

    @BeforeEach
    void threeActs() {
        before = jdbc.sql("select coalesce(max(seq), 0) from audit.entry")
                .query(Long.class)
                .single();
        record(Act.change("service.assigned", "service", "api-pay", Map.of("tier", 2), Map.of("tier", 1)), ILIR);
        record(new Act("team.made", "team", "api-team", null, Map.of("name", "=api-team"), "because"), Actor.SYSTEM);
        record(Act.of("team.deleted", "team", "api-team"), ILIR);
    }

    @Test
    void saysWhoDidWhatWithWhatWasBeforeAndAfter() {
        var entries = get("?object=api-pay&limit=1").path("entries");

        var entry = entries.path(0);
        assertThat(entry.path("seq").asLong()).isEqualTo(before + 1);
        assertThat(entry.path("actor").path("id").asString()).isEqualTo("ilir");
        assertThat(entry.path("actor").path("name").asString()).isEqualTo("Ilir Berisha");
        assertThat(entry.path("address").asString()).isEqualTo("192.0.2.9");
        assertThat(entry.path("before").toString()).isEqualTo("{\"tier\":2}");
        assertThat(entry.path("after").toString()).isEqualTo("{\"tier\":1}");
        assertThat(entry.path("reason").isNull()).isTrue();
    }

    @Test
    void isEnoughToComputeTheHashesWithoutPlimsoll() {
        var newest = get("?limit=2").path("entries");
        var entry = newest.path(0);
        var hex = HexFormat.of();

        var hash = Sha256.of(
                hex.parseHex(entry.path("prev_hash").asString()),
                entry.path("canonical").asString());

        assertThat(hex.formatHex(hash)).isEqualTo(entry.path("hash").asString());
        assertThat(newest.path(1).path("hash").asString())
                .isEqualTo(entry.path("prev_hash").asString());
    }

    @ParameterizedTest
    @CsvSource({
        "actor=ilir, 3 1",
        "actor=Ilir Berisha, 3 1",
        "action=team.made, 2",
        "object=api-team, 3 2",
        "via=system, 2",
        "actor=ilir&object=api-team&via=page, 3",
        "actor=nobody, ''",
        "to=2020-01-01T00:00:00Z, ''",
        "from=2020-01-01T00:00:00Z, 3 2 1"
    })
    void narrowsByWhatIsAsked(String query, String found) {
        var numbers = numbers(get("?" + query.replace(" ", "%20")));

        assertThat(numbers.stream().filter(seq -> seq > before).toList()).containsExactly(numbersOf(found));
    }

    @Test
    void isPagedByCursor() {
        var first = get("?limit=2");
        var second = get("?limit=2&cursor=" + first.path("next").asString());

        assertThat(numbers(first)).containsExactly(before + 3, before + 2);
        assertThat(numbers(second)).startsWith(before + 1);
    }

    @Test
    void comesAsATableThatRunsNoFormula() {
        var answer =
                plimsoll.answer("/api/v1/audit?format=csv&object=api-team&limit=1&action=team.made", Plimsoll.ADMIN);

        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
        var lines = answer.body().split("\r\n");
        assertThat(lines[0]).startsWith("seq,at,actor,actor_name");
        assertThat(lines[1])
                .contains(
                        "plimsoll,Plimsoll,system,system,,team.made,team,api-team,,\"{\"\"name\"\":\"\"=api-team\"\"}\",because");
        assertThat(plimsoll.answer("/api/v1/audit?format=csv&limit=1&actor=ilir", Plimsoll.ADMIN)
                        .headers()
                        .firstValue("Link")
                        .orElseThrow())
                .contains("actor=ilir")
                .contains("cursor=" + (before + 3))
                .endsWith("rel=\"next\"");
    }

    @ParameterizedTest
    @CsvSource({
        "?cursor=x, invalid-cursor",
        "?via=smoke, unknown-word",
        "?from=yesterday, invalid-parameter",
        "?from=%2B999999999-01-01T00:00:00Z, invalid-parameter",
        "?limit=many, invalid-parameter",
        "/verify?seq=1, invalid-parameter",
        "/verify?seq=x&hash=y, invalid-parameter",
        "/verify?seq=1&hash=abc, invalid-parameter"
    })
    void saysWhatIsWrongWithAQuestion(String query, String problem) {
        var answer = plimsoll.answer("/api/v1/audit" + query, Plimsoll.ADMIN);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json.readTree(answer.body()).path("type").asString()).isEqualTo("/problems/" + problem);
    }

    @Test
    void verifiesTheWholeChainAndAHeadThatWasKeptOutside() {
        var verdict = get("/verify");
        assertThat(verdict.path("whole").asBoolean()).isTrue();
        assertThat(verdict.path("guarded").asBoolean()).isTrue();
        assertThat(verdict.path("entries").asLong()).isGreaterThanOrEqualTo(before + 3);
        assertThat(verdict.path("broken").isNull()).isTrue();

        var head = "/verify?seq=" + verdict.path("entries").asLong() + "&hash=";
        assertThat(get(head + verdict.path("head").asString()).path("whole").asBoolean())
                .isTrue();
        var other = get(head + "ab".repeat(32));
        assertThat(other.path("whole").asBoolean()).isFalse();
        assertThat(other.path("broken").path("seq").asLong())
                .isEqualTo(verdict.path("entries").asLong());
        assertThat(other.path("broken").path("why").asString()).contains("than whoever asks found there");
    }

    private void record(Act act, Actor actor) {
        transactions.executeWithoutResult(status -> trail.record(act, actor));
    }

    private JsonNode get(String query) {
        var answer = plimsoll.answer("/api/v1/audit" + query, Plimsoll.ADMIN);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private static List<Long> numbers(JsonNode page) {
        var numbers = new ArrayList<Long>();
        page.path("entries").forEach(entry -> numbers.add(entry.path("seq").asLong()));
        return numbers;
    }

    private Long[] numbersOf(String found) {
        return found.isEmpty()
                ? new Long[0]
                : List.of(found.split(" ")).stream()
                        .map(n -> before + Long.parseLong(n))
                        .toArray(Long[]::new);
    }
}
