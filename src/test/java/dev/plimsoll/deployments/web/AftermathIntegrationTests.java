package dev.plimsoll.deployments.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.deployments.Stories;
import dev.plimsoll.testing.Plimsoll;
import java.time.Instant;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Tests for what the page of a deployment says of the hour after it, and of the incidents at its door. */
@PageTest
class AftermathIntegrationTests {

    private static final Instant NINE = Instant.parse("2026-11-16T09:00:00Z");

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private MockMvcTester http;

    private Told told;

    @BeforeEach
    void aReleaseAtEighteenPastNine() {
        plimsoll.empty();
        told = new Told(plimsoll, http).report(Stories.missingSecret());
    }

    @Test
    void listsWhatBeganInTheHourAfterIt() throws Exception {
        told.report(List.of(
                """
                {"type": "alert", "id": "a", "name": "HighErrorRate", "severity": "critical", "service": "payment-service",
                 "environment": "production", "started_at": "2026-11-16T09:21:30Z", "ended_at": "2026-11-16T09:40:00Z"}
                """,
                """
                {"type": "alert", "id": "b", "name": "Late", "severity": "info", "service": "payment-service",
                 "environment": "production", "started_at": "2026-11-16T10:18:00Z"}
                """,
                incident("INC-1", "payment-service", "production", "2026-11-16T09:22:00Z"),
                incident("INC-2", "payment-service", "staging", "2026-11-16T09:22:00Z"),
                incident("INC-3", "login", "production", "2026-11-16T09:22:00Z"),
                incident("INC-4", "payment-service", "production", "2026-11-16T09:10:00Z")));

        var after = after(told.deployment("cc-2"));

        assertThat(after.select("li").eachText())
                .containsExactly(
                        "+3 min Alert HighErrorRate", "+4 min Incident INC-1: Broken", "+13 min a3f91c2 rolled back");
        assertThat(after.select("li a").eachAttr("href"))
                .containsExactly("/incidents/INC-1", "/incidents/INC-1", "/d/" + told.number("cc-3"));
        assertThat(after.select(".note")).isEmpty();
        assertThat(after(told.deployment("cc-1")).select(".note").text()).isEqualTo("Nothing was reported.");
    }

    @Test
    void saysThatNoSourceTellsOfAlerts() throws Exception {
        assertThat(after(told.deployment("cc-3")).text())
                .endsWith("Nothing was reported, and no source tells of alerts.");
        assertThat(after(told.deployment("cc-2")).text())
                .contains("+13 min a3f91c2 rolled back")
                .endsWith("No source tells of alerts.");
    }

    @Test
    void isNotThereWhileADeploymentIsUnderWay() throws Exception {
        var now = Instant.now();
        told.report(List.of("""
                {"type": "deployment", "id": "going", "service": "login", "environment": "production", "sha": "%s",
                 "status": "running", "started_at": "%s"}
                """.formatted(Stories.A, now.minusSeconds(60))));

        assertThat(after(told.deployment("going"))).isEmpty();
    }

    @Test
    void namesTheIncidentsAtItsDoor() throws Exception {
        told.report(List.of(
                incident("INC-1", "payment-service", "production", "2026-11-16T09:20:00Z"),
                incident("INC-2", "payment-service", "production", "2026-11-16T09:25:00Z")
                        .replace("\"title\"", "\"caused_by\": \"cc-2\", \"title\"")));

        var page = told.deployment("cc-2");

        assertThat(page.select("p.bar.bad").text()).contains("Failed: INC-2 (confirmed), INC-1 (suspected)");
        assertThat(page.select("p.bar.bad a[href^=/incidents]").eachAttr("href"))
                .containsExactly("/incidents/INC-2", "/incidents/INC-1");
        assertThat(told.deployment("cc-3").select("p.bar.bad a[href^=/incidents]"))
                .isEmpty();
    }

    @Test
    void aRollbackSaysWhetherTheServiceCameBack() throws Exception {
        told.report(List.of(incident("INC-1", "payment-service", "production", "2026-11-16T09:20:00Z")
                .replace("\"title\"", "\"resolved_at\": \"%s\", \"title\"".formatted(NINE.plusSeconds(2400)))));

        assertThat(Told.fact(told.deployment("cc-3"), "Service restored"))
                .startsWith("yes: ")
                .contains("5 min after it")
                .endsWith("(INC-1)");
    }

    private static String incident(String id, String service, String environment, String opened) {
        return """
                {"type": "incident", "id": "%s", "title": "Broken", "services": ["%s"], "environment": "%s",
                 "opened_at": "%s"}
                """.formatted(id, service, environment, opened);
    }

    private static org.jsoup.select.Elements after(Document page) {
        return page.select("section[aria-labelledby=after-title]");
    }
}
