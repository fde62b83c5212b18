package dev.plimsoll.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.intake.Door;
import dev.plimsoll.intake.versions.StubService;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.time.Instant;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Tests for the pages about version endpoints. */
@PlimsollTest
@AutoConfigureMockMvc
class VersionPagesTests {

    private static final String SHA = "a3f91c2" + "0".repeat(33);

    private final StubService service = new StubService();

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private MockMvcTester http;

    @Autowired
    private Door door;

    @Autowired
    private JdbcClient jdbc;

    private SourcePages pages;

    @BeforeEach
    void oneServiceInOneEnvironment() {
        pages = SourcePages.ofAnAdministrator(http, door);
        plimsoll.empty();
        plimsoll.report("""
                {"type": "deployment", "id": "1", "service": "pay", "environment": "production", "sha": "%s",
                 "status": "succeeded", "finished_at": "%s"}
                """.formatted(SHA, Instant.now().minusSeconds(120)));
        service.says("/info", "{\"git\": {\"commit\": {\"id\": \"a3f91c2\"}}}");
    }

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void anEndpointIsMadeAndWaitsToBeAsked() {
        var made = make(service.url("/info"));

        assertThat(made).hasStatus(HttpStatus.FOUND).hasRedirectedUrl(address());
        var page = page(address());
        assertThat(page.select("h1").text()).isEqualTo("pay in production");
        assertThat(page.select("#state header").text()).contains("not asked yet");
        assertThat(page.select("#checks-title").first().closest("section").text())
                .containsPattern("Deployment \\d+")
                .contains("open");
        assertThat(page("/sources/versions").select(".endpoints tbody tr").text())
                .contains("pay production")
                .contains("It is asked within seconds.");
    }

    @Test
    void whatItSaidStandsBesideWhatWasDeployed() {
        make(service.url("/info"));

        answered(SHA, null);
        assertThat(page("/sources/versions").select(".endpoints").text())
                .contains("agrees")
                .contains("It says a3f91c2");
        answered("b7d04e1" + "0".repeat(33), null);
        assertThat(page("/sources/versions").select(".endpoints").text())
                .contains("differs so far")
                .contains("It says b7d04e1, deployed was a3f91c2");
        settled("differed");
        assertThat(page(address()).select("#state header").text()).endsWith("differs");
        answered(null, "It answered 503: the service is not well, or not up yet.");
        assertThat(page(address()).select("#state").text())
                .contains("no version")
                .contains("It answered 503");
    }

    @Test
    void tryingItShowsWhatCameAndKeepsNothing() {
        var tried = page(post("/sources/versions/trial", service.url("/info"), "/git/commit/id"));

        assertThat(tried.select(".bar.ok").text()).contains("Plimsoll would read " + SHA);
        assertThat(tried.select("pre").text()).contains("\"commit\"");
        assertThat(tried.select("#url").val()).isEqualTo(service.url("/info"));
        assertThat(tried.select("#environment option[selected]").val()).isEqualTo("production");
        assertThat(count("intake.version_endpoint")).isZero();
        assertThat(count("deployments.observation")).isZero();
    }

    @Test
    void tryingItInVainSaysWhatWouldHelp() {
        var tried = page(post("/sources/versions/trial", service.url("/absent"), ""));

        assertThat(tried.select(".bar.warn").text()).contains("It answered 404: correct the path of the address.");
    }

    @Test
    void theAddressOfTheMachineItselfIsNotAsked() {
        var tried = page(post("/sources/versions/trial", "http://169.254.169.254/latest/meta-data/", ""));

        assertThat(tried.select(".bar.warn").text())
                .contains("169.254.169.254 leads to 169.254.169.254, which may not be asked");
    }

    @Test
    void whatCannotBeIsRefusedBesideItsField() {
        var refused = make("ftp://pay/");

        assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(page(refused).select("#url-hint.error").text()).contains("begins with http:// or https://");
        assertThat(page(refused).select("#url").attr("aria-invalid")).isEqualTo("true");
        assertThat(page(refused).select("#url").val()).isEqualTo("ftp://pay/");
    }

    @Test
    void oneIsEnoughForOnePlace() {
        make(service.url("/info"));

        assertThat(page(make(service.url("/info"))).select("#target-hint.error").text())
                .contains("has an endpoint in this environment and target already");
    }

    @Test
    void aServiceThatNobodyReportedIsRefused() {
        var refused = pages.post(
                "/sources/versions", "service", "pya", "environment", "production", "url", service.url("/info"));

        assertThat(page(refused).select("#service-hint.error").text()).contains("no service called “pya”");
    }

    @Test
    void anEndpointIsChangedPausedAndRemoved() {
        make(service.url("/info"));
        var address = address();
        answered(SHA, null);

        assertThat(post(address, service.url("/other"), "")).hasRedirectedUrl(address);
        assertThat(page(address).select("#state").text()).contains("/other").contains("not asked yet");
        assertThat(pages.post(address + "/pause")).hasRedirectedUrl(address);
        assertThat(page(address).select("#state header").text()).contains("paused");
        assertThat(pages.post(address + "/pause/removal")).hasRedirectedUrl(address);
        assertThat(page(address).select("#state header").text()).contains("not asked yet");
        assertThat(pages.post(address + "/removal")).hasRedirectedUrl("/sources/versions");
        assertThat(pages.get(address)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(page("/sources/versions").select(".blank").text()).contains("No service is asked yet");
    }

    @Test
    void whatTheConfigurationDeclaresIsChangedThere() {
        make(service.url("/info"));
        jdbc.sql("update intake.version_endpoint set declared_as = 'pay-production'")
                .update();

        var refused = post(address(), service.url("/other"), "");

        assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(page(refused).select(".wrong").text()).contains("plimsoll.versions.endpoints.pay-production");
        assertThat(page(address()).select("#url")).isEmpty();
        assertThat(pages.post(address() + "/removal")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(count("intake.version_endpoint")).isOne();
    }

    @Test
    void aReaderSeesTheStateAndChangesNothing() {
        pages = SourcePages.ofAViewer(http, door);

        assertThat(pages.get("/sources/versions")).hasStatusOk();
        assertThat(page("/sources/versions/new").select("#url")).isEmpty();
        assertThat(make(service.url("/info"))).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(post("/sources/versions/trial", service.url("/info"), "")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(service.heard).isEmpty();
    }

    @Test
    void theSourcesAndTheSettingsOfAServiceLeadThere() {
        assertThat(page("/sources").select("a[href=/sources/versions]")).hasSize(1);
        assertThat(page("/settings/services/pay").select("a[href='/sources/versions?service=pay']"))
                .hasSize(1);
        assertThat(page("/sources/versions?service=pay").select(".blank").text())
                .contains("pay is not asked yet");
    }

    private MvcTestResult make(String url) {
        return post("/sources/versions", url, "/git/commit/id");
    }

    private MvcTestResult post(String address, String url, String pointer) {
        return pages.post(address, "service", "pay", "environment", "production", "url", url, "pointer", pointer);
    }

    private Document page(String address) {
        return pages.page(address);
    }

    private static Document page(MvcTestResult result) {
        return SourcePages.html(result);
    }

    private String address() {
        return "/sources/versions/"
                + jdbc.sql("select id from intake.version_endpoint")
                        .query(Long.class)
                        .single();
    }

    private void answered(String understood, String reason) {
        jdbc.sql("""
                        update intake.version_endpoint
                           set asked_at = now(), outcome = :outcome, said = 'x', understood = :understood,
                               reason = :reason
                        """)
                .param("outcome", reason == null ? "answered" : "failed")
                .param("understood", understood)
                .param("reason", reason)
                .update();
    }

    private void settled(String outcome) {
        jdbc.sql("update intake.version_check set outcome = :outcome, settled_at = now(), due_at = null")
                .param("outcome", outcome)
                .update();
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }
}
