package dev.plimsoll.intake.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.incidents.AlertReport;
import dev.plimsoll.intake.Inbound;
import dev.plimsoll.intake.Tree;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.json.JsonMapper;

/** What one alert of a notification is, with everything that senders leave out or give oddly. */
class AlertTests {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void theYearOneMeansThatItFires() {
        assertThat(alert("'status': 'firing', 'endsAt': '0001-01-01T00:00:00Z'").endedAt())
                .isNull();
    }

    @Test
    void oneThatFiresHasNoEndWhateverItSays() {
        assertThat(alert("'status': 'firing', 'endsAt': '2026-11-20T11:00:00Z'").endedAt())
                .isNull();
    }

    @Test
    void oneThatIsResolvedInAGroupThatFiresIsOver() {
        var group = "{'status': 'firing'}";

        assertThat(alert("'status': 'resolved', 'endsAt': '2026-11-20T11:00:00.123456789Z'", group)
                        .endedAt())
                .isEqualTo("2026-11-20T11:00:00.123456789Z");
    }

    @Test
    void oneThatIsResolvedWithoutAnEndWasOverWhenWeHeardOfIt() {
        assertThat(alert("'status': 'resolved', 'endsAt': '0001-01-01T00:00:00Z'")
                        .endedAt())
                .isEqualTo(NOW);
    }

    @Test
    void withoutAStateTheEndOrTheGroupTells() {
        assertThat(alert("'endsAt': '2026-11-20T11:00:00Z'").endedAt()).isEqualTo("2026-11-20T11:00:00Z");
        assertThat(alert("'endsAt': '2026-11-20T13:00:00Z'").endedAt()).isNull();
        assertThat(alert("'labels': {}", "{'status': 'resolved'}").endedAt()).isEqualTo(NOW);
    }

    @Test
    void nanosecondsTellTwoFiringsApart() {
        assertThat(alert("'fingerprint': 'a1', 'startsAt': '2026-11-20T10:00:00.123456789Z'")
                        .id())
                .isEqualTo("a1/2026-11-20T10:00:00.123456789Z");
    }

    @Test
    void aBeginningIsTheSameInAnyTimeZone() {
        assertThat(alert("'fingerprint': 'a1', 'startsAt': '2026-11-20T11:00:00+01:00'")
                        .id())
                .isEqualTo("a1/2026-11-20T10:00:00Z");
    }

    @Test
    void aClockThatIsAheadIsNotBelieved() {
        var alert = alert("'fingerprint': 'a1', 'startsAt': '2026-11-20T15:00:00Z'");

        assertThat(alert.startedAt()).isEqualTo(NOW);
        assertThat(alert.id()).isEqualTo("a1/2026-11-20T15:00:00Z");
    }

    @Test
    void anAlertOfNothingButItselfIsKept() {
        var alert = alert("'status': 'firing'");

        assertThat(alert.name()).isEqualTo("unnamed alert");
        assertThat(alert.startedAt()).isEqualTo(NOW);
        assertThat(alert.id()).startsWith("labels-").endsWith("/-");
        assertThat(alert.service()).isNull();
        assertThat(alert.severity()).isNull();
    }

    @Test
    void labelsThatAreNoneDoNoHarm() {
        assertThat(alert("'labels': ['x'], 'annotations': 7, 'fingerprint': {}").name())
                .isEqualTo("unnamed alert");
    }

    @Test
    void theFirstOfSeveralLabelsNamesServiceAndEnvironment() {
        assertThat(alert("'labels': {'app': 'shop', 'service': 'pay', 'environment': 'live', 'env': 'production'}"))
                .returns("pay", AlertReport::service)
                .returns("production", AlertReport::environment);
        assertThat(alert("'labels': {'app_kubernetes_io_name': 'web', 'deployment_environment': 'live'}"))
                .returns("web", AlertReport::service)
                .returns("live", AlertReport::environment);
        assertThat(alert("'labels': {'application': 'shop'}")).returns("shop", AlertReport::service);
    }

    @Test
    void aNameThatIsTooLongIsNone() {
        assertThat(alert("'labels': {'service': '%s', 'app': 'pay'}".formatted("x".repeat(201)))
                        .service())
                .isEqualTo("pay");
        assertThat(alert("'fingerprint': '%s'".formatted("x".repeat(5000))).id())
                .hasSizeLessThan(100);
    }

    @Test
    void theSummaryIsPreferredToTheDescription() {
        assertThat(alert("'annotations': {'description': 'long', 'summary': 'short'}")
                        .summary())
                .isEqualTo("short");
        assertThat(alert("'annotations': {'description': 'long'}").summary()).isEqualTo("long");
    }

    @Test
    void anAddressThatIsNotWholeIsPassedOver() {
        var group = "{'externalURL': 'https://grafana.example/'}";

        assertThat(alert("'generatorURL': 'http://prometheus:9090/graph'", group)
                        .url())
                .isEqualTo("http://prometheus:9090/graph");
        assertThat(alert("'generatorURL': '?orgId=1', 'panelURL': 'https://grafana.example/p'", group)
                        .url())
                .isEqualTo("https://grafana.example/p");
        assertThat(alert("'generatorURL': '?orgId=1', 'dashboardURL': 'https://grafana.example/d'", group)
                        .url())
                .isEqualTo("https://grafana.example/d");
        assertThat(alert("'generatorURL': 'javascript:alert(1)'", group).url()).isEqualTo("https://grafana.example/");
        assertThat(alert("'generatorURL': '?orgId=1'").url()).isNull();
    }

    private static AlertReport alert(String fields) {
        return alert(fields, "{}");
    }

    private static AlertReport alert(String fields, String group) {
        return new Alert(tree("{" + fields + "}"), tree(group), new Inbound(new HttpHeaders(), new byte[0], NOW))
                .report("alertmanager", "Alertmanager");
    }

    private static Tree tree(String json) {
        return new Tree(JsonMapper.shared().readTree(json.replace('\'', '"')));
    }
}
