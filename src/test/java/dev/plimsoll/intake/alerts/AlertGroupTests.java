package dev.plimsoll.intake.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plimsoll.intake.Inbound;
import dev.plimsoll.intake.Outcome;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.UnreadableDelivery;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.json.JsonMapper;

/** What makes a notification a repeat, and what it says in words. */
class AlertGroupTests {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final String NEVER = "0001-01-01T00:00:00Z";

    @Test
    void theRepeatAfterHoursIsTheSame() {
        var first = group(alert("a", "firing", "2026-11-20T10:00:00.1Z", NEVER));
        var repeat = group(alert("a", "firing", "2026-11-20T10:00:00.1Z", NEVER))
                .replace("\"version\"", "\"notification_reason\": \"repeat interval elapsed\", \"version\"");

        assertThat(key(repeat)).isEqualTo(key(first)).startsWith("group/");
    }

    @Test
    void theOrderOfTheAlertsDoesNotMatter() {
        var one = alert("a", "firing", "2026-11-20T10:00:00Z", NEVER);
        var other = alert("b", "firing", "2026-11-20T10:05:00Z", NEVER);

        assertThat(key(group(one + "," + other))).isEqualTo(key(group(other + "," + one)));
    }

    @Test
    void anEndASecondFiringAndAnotherAlertAreNews() {
        var firing = key(group(alert("a", "firing", "2026-11-20T10:00:00Z", NEVER)));

        assertThat(key(group(alert("a", "resolved", "2026-11-20T10:00:00Z", "2026-11-20T10:20:00Z"))))
                .isNotEqualTo(firing);
        assertThat(key(group(alert("a", "firing", "2026-11-20T11:00:00Z", NEVER))))
                .isNotEqualTo(firing);
        assertThat(key(group(alert("b", "firing", "2026-11-20T10:00:00Z", NEVER))))
                .isNotEqualTo(firing);
    }

    @Test
    void alertsWithoutAFingerprintAreToldApartByTheirLabels() {
        var one =
                "{\"status\": \"firing\", \"labels\": {\"b\": \"2\", \"a\": \"1\"}, \"startsAt\": \"2026-11-20T10:00:00Z\"}";
        var same = one.replace("\"b\": \"2\", \"a\": \"1\"", "\"a\": \"1\", \"b\": \"2\"");
        var other = one.replace("\"b\": \"2\"", "\"b\": \"3\"");

        assertThat(key(group(same))).isEqualTo(key(group(one)));
        assertThat(key(group(other))).isNotEqualTo(key(group(one)));
    }

    @Test
    void whatWasCutOffIsSaid() {
        var cut = group(alert("a", "firing", "2026-11-20T10:00:00Z", NEVER))
                .replace("\"truncatedAlerts\": 0", "\"truncatedAlerts\": 37");

        assertThat(translate(cut).inWords())
                .containsExactly(
                        "Alert Burn of pay at production fires since 2026-11-20T10:00:00Z",
                        "37 more alerts of this group were cut off by the sender, and are not known here");
    }

    @Test
    void aFloodOfAlertsIsNotAFloodOfWords() {
        var many = IntStream.range(0, 120)
                .mapToObj(n -> alert("f" + n, "firing", "2026-11-20T10:00:00Z", NEVER))
                .collect(Collectors.joining(","));

        assertThat(translate(group(many)).inWords()).hasSize(51).endsWith("And 70 more alerts");
    }

    @Test
    void aGroupWithoutAlertsSaysNothing() {
        assertThat(translate(group("")).outcome()).isEqualTo(Outcome.IGNORED);
        assertThat(key(group(""))).isEmpty();
    }

    @Test
    void aBodyOfTheAdministratorsOwnMakingIsKept() {
        assertThat(translate("{\"text\": \"something is wrong\"}").outcome()).isEqualTo(Outcome.UNRECOGNISED);
        assertThat(translate("{\"alerts\": 3}").outcome()).isEqualTo(Outcome.UNRECOGNISED);
        assertThat(translate("{\"alerts\": [3, null, \"x\", []]}").outcome()).isEqualTo(Outcome.IGNORED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "7", "{\"alerts\": [", "not JSON"})
    void aBodyThatCannotBeReadIsUnreadableAndHasNoKeyOfItsOwn(String body) {
        assertThat(key(body)).isEmpty();
        assertThatExceptionOfType(UnreadableDelivery.class).isThrownBy(() -> translate(body));
    }

    private static String group(String alerts) {
        return """
                {"status": "firing", "groupKey": "{}:{alertname=\\"Burn\\"}", "version": "4", "truncatedAlerts": 0,
                 "alerts": [%s]}
                """.formatted(alerts);
    }

    private static String alert(String fingerprint, String status, String startsAt, String endsAt) {
        return """
                {"status": "%s", "labels": {"alertname": "Burn", "service": "pay", "env": "production"},
                 "startsAt": "%s", "endsAt": "%s", "fingerprint": "%s"}
                """.formatted(status, startsAt, endsAt, fingerprint);
    }

    private static String key(String body) {
        return AlertGroup.key(JsonMapper.shared(), inbound(body));
    }

    private static Translation translate(String body) {
        return AlertGroup.translate(JsonMapper.shared(), inbound(body), "alertmanager", "Alertmanager");
    }

    private static Inbound inbound(String body) {
        return new Inbound(new HttpHeaders(), body.getBytes(UTF_8), NOW);
    }
}
