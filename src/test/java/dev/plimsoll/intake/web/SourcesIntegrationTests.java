package dev.plimsoll.intake.web;

import static dev.plimsoll.intake.web.SourcePages.html;
import static dev.plimsoll.intake.web.SourcePages.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.intake.Door;
import dev.plimsoll.intake.Imports;
import dev.plimsoll.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Tests for making a source, its one secret, and the panel that waits for its first event. */
@SpringBootTest(
        properties = {
            "plimsoll.home=target/test-home",
            "plimsoll.base-url=https://plimsoll.example/",
            "plimsoll.intake.sources.declared.kind=github",
            "plimsoll.intake.sources.declared.secrets=declared-in-the-configuration",
            "plimsoll.intake.sources.pager.kind=pagerduty",
            "plimsoll.intake.sources.pager.secrets=made-by-pagerduty"
        })
@AutoConfigureMockMvc
@Import(TestDatabase.class)
class SourcesIntegrationTests {

    @Autowired
    private MockMvcTester http;

    @Autowired
    private Door door;

    @Autowired
    private Imports imports;

    @Autowired
    private JdbcClient jdbc;

    private SourcePages pages;

    @BeforeEach
    void signIn() {
        pages = SourcePages.ofAnAdministrator(http, door);
    }

    @Test
    void theSecretIsShownOnceAndNeverAgain() {
        var secret = pages.make("once");

        assertThat(secret).hasSizeGreaterThan(30);
        pages.deliver("once", secret, "ping", "{\"zen\":\"Hello\"}");
        assertThat(new String[] {"/sources/once/setup", "/sources/once", "/sources", "/sources/once/first-event"})
                .allSatisfy(address ->
                        assertThat(text(pages.get(address))).isNotEmpty().doesNotContain(secret));
    }

    @Test
    void theSecretWaitsSealedForThePageThatShowsIt() {
        pages.post("/sources", "name", "sealed", "kind", "github");
        var kept = sessions();

        var secret = pages.page("/sources/sealed/setup").select("#secret").text();

        assertThat(secret).hasSizeGreaterThan(30);
        assertThat(kept).contains("sealedSecret").doesNotContain(secret);
        assertThat(sessions()).doesNotContain("sealedSecret", secret);
    }

    @Test
    void theFirstSignedDeliveryTurnsTheWaitingPanel() {
        var secret = pages.make("waiting");
        var waiting = pages.page("/sources/waiting/setup").select("#first-event");
        assertThat(waiting.text()).contains("Waiting for the first event").contains("turns by itself");
        assertThat(pages.get(waiting.attr("hx-get"))).hasStatus(HttpStatus.NO_CONTENT);

        pages.deliver("waiting", secret, "deployment_status", Bodies.succeeded(1));

        var turned = html(pages.get(waiting.attr("hx-get"))).select("#first-event");
        assertThat(turned.text()).contains("It works.").contains("Deployment 1 of 2f6c1d4 to test is succeeded");
        assertThat(turned.hasAttr("hx-get")).isFalse();
    }

    @Test
    void aPingIsShownAndTheWaitGoesOn() {
        var secret = pages.make("pinged");
        pages.deliver("pinged", secret, "ping", "{\"zen\":\"Hello\"}");

        var panel = pages.page("/sources/pinged/setup").select("#first-event");
        assertThat(panel.text()).contains("Something has come.").contains("GitHub reached this address");
        assertThat(panel.attr("hx-get")).isNotEmpty();
    }

    @Test
    void howLongASourceMayBeQuietIsSetOnItsPage() {
        pages.make("expected");

        assertThat(pages.post("/sources/expected/heartbeat", "every", "36 h")).hasRedirectedUrl("/sources/expected");

        assertThat(pages.page("/sources/expected").select("#every").val()).isEqualTo("36 h");
        assertThat(pages.page("/sources/expected").text()).contains("36 h, as it was set");
        assertThat(pages.post("/sources/expected/heartbeat", "every", "soon"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("such as 36 h or 3 d");
        assertThat(jdbc.sql("select action from audit.entry where object_name = 'expected' order by seq desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo("source.heartbeat-set");
    }

    @Test
    void anImportIsShownWhileItRunsAndWhyItEnded() {
        var number = imports.begin("ci");
        imports.tell(number, new Imports.Counts(120_000, 119_998, 0, 2));
        var running = pages.page("/sources/events").select("#imports");
        assertThat(running.text()).contains("running", "ci", "119,998");

        imports.end(number, new Imports.Counts(121_000, 120_998, 0, 2), "The connection broke off.");

        var ended = html(pages.get(running.attr("hx-get"))).select("#imports");
        assertThat(ended.text()).contains("aborted", "The connection broke off. What was accepted stays.", "120,998");
        assertThat(ended.hasAttr("hx-get")).isFalse();
    }

    @Test
    void theInstructionsNameTheAddressThatSendersReach() {
        pages.make("addressed");

        assertThat(pages.page("/sources/addressed/setup").text())
                .contains("https://plimsoll.example/webhooks/addressed")
                .contains("application/json")
                .contains("Deployment statuses");
    }

    @Test
    void alertsAreSetUpByTheirOwnInstructions() {
        pages.post("/sources", "name", "prometheus", "kind", "alertmanager");
        pages.post("/sources", "name", "dashboards", "kind", "grafana");

        assertThat(pages.page("/sources/prometheus/setup").text())
                .contains("1. The secret", "'https://plimsoll.example/webhooks/prometheus'", "send_resolved: true");
        assertThat(pages.page("/sources/dashboards/setup").text())
                .contains("1. The secret", "https://plimsoll.example/webhooks/dashboards")
                .contains("X-Grafana-Alerting-Timestamp");
    }

    @Test
    void aSecretThatTheSenderMakesIsNotMadeHere() {
        var offer = pages.page("/sources/new").select("li.panel:contains(PagerDuty)");
        assertThat(offer.select("input[name=secret]").hasAttr("required")).isTrue();
        assertThat(offer.text()).contains("/webhooks/pagerduty", "The secret that PagerDuty made");

        var refused = pages.post("/sources", "name", "paging", "kind", "pagerduty", "secret", "short");
        assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(html(refused).select("#about-secret-pagerduty").text()).contains("paste it as the sender shows it");
        pages.post("/sources", "name", "paging", "kind", "pagerduty", "secret", "made-there-and-not-here");
        assertThat(pages.page("/sources/paging/setup").text())
                .contains("https://plimsoll.example/webhooks/paging")
                .doesNotContain("made-there-and-not-here");
        assertThat(pages.page("/sources/paging").select("button:contains(Make a second secret)"))
                .isEmpty();
        pages.post("/sources/paging/secrets", "secret", "another-made-there");
        assertThat(pages.page("/sources/paging").text()).contains("2 are valid");

        assertThat(pages.page("/sources/pager/setup").text())
                .contains("https://plimsoll.example/webhooks/pager", "plimsoll.intake.sources.pager.secrets")
                .doesNotContain("made-by-pagerduty");
    }

    @Test
    void aNameThatIsTakenIsRefusedBesideItsField() {
        pages.make("taken");

        var again = pages.post("/sources", "name", "taken", "kind", "github");

        assertThat(again).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(html(again).select("#name-github").attr("value")).isEqualTo("taken");
        assertThat(html(again).select("#about-github").text()).contains("There is a source called “taken” already.");
    }

    @Test
    void namesThatStandInOurOwnAddressesAreRefused() {
        assertThat(pages.post("/sources", "name", "new", "kind", "github")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(pages.post("/sources", "name", "Not A Name", "kind", "github"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void twoSecretsAreValidUntilTheOldOneIsEnded() {
        var old = pages.make("rotated");
        assertThat(pages.post("/sources/rotated/secrets")).hasRedirectedUrl("/sources/rotated/setup");
        var second = pages.page("/sources/rotated/setup").select("#secret").text();
        pages.deliver("rotated", old, "ping", "{\"zen\":\"old\"}");
        pages.deliver("rotated", second, "ping", "{\"zen\":\"new\"}");
        assertThat(pages.page("/sources/rotated").text()).contains("2 are valid");

        assertThat(pages.post("/sources/rotated/secrets/removal")).hasRedirectedUrl("/sources/rotated");

        assertThat(pages.page("/sources/rotated").text())
                .contains("Only the newest secret is valid now.")
                .contains("1 is valid");
        pages.deliver("rotated", second, "ping", "{\"zen\":\"still\"}");
    }

    @Test
    void whatTheConfigurationDeclaresIsNotChangedHere() {
        assertThat(pages.post("/sources/declared/secrets")).hasStatus(HttpStatus.CONFLICT);
        assertThat(pages.post("/sources/declared/heartbeat", "every", "36 h"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("plimsoll.intake.sources.declared.silent-after");
        assertThat(pages.page("/sources/declared").select("#page form[method=post]"))
                .isEmpty();
        assertThat(pages.page("/sources").text()).contains("declared in configuration");
        assertThat(text(pages.get("/sources/declared/setup"))).doesNotContain("declared-in-the-configuration");
    }

    @Test
    void anUnknownSourceIsSaidSo() {
        var missing = pages.get("/sources/nobody");

        assertThat(missing).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(html(missing).text()).contains("There is no source called “nobody”.");
    }

    @Test
    void whoMayOnlyLookSeesNoForms() {
        pages.make("looked-at");
        var viewer = SourcePages.ofAViewer(http, door);

        assertThat(new String[] {"/sources", "/sources/looked-at", "/sources/looked-at/setup"})
                .allSatisfy(address -> assertThat(viewer.page(address).select("#page form[method=post]"))
                        .isEmpty());
        assertThat(viewer.page("/sources/new").text()).contains("Only administrators make sources.");
        assertThat(viewer.post("/sources", "name", "sneaked", "kind", "github")).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void theEventApiIsShownAsWhatItIs() {
        assertThat(pages.page("/sources/events").text()).contains("Event API").contains("bearer token");
        assertThat(pages.page("/sources/events/setup").text()).contains("https://plimsoll.example/api/v1/events");
    }

    private String sessions() {
        return String.join(
                "\n",
                jdbc.sql("select encode(attribute_bytes, 'escape') from access.session_attributes")
                        .query(String.class)
                        .list());
    }
}
