package dev.plimsoll.intake.masking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.plimsoll.intake.Door;
import dev.plimsoll.intake.Inbound;
import dev.plimsoll.intake.KeptSearch;
import dev.plimsoll.intake.Signatures;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Three months of builds with the password of the database in their environment. */
@PlimsollTest
@AutoConfigureMockMvc
class ExposureStoryTests {

    private static final String PASSWORD = "Tr0ub4dor-and-3";
    private static final int WEEKS = 13;

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private Door door;

    @Autowired
    private KeptSearch search;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvcTester http;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @BeforeEach
    void empty() {
        plimsoll.empty();
    }

    @Test
    void ninetyDaysOfBuildsAreOneExposureSinceTheFirst() {
        for (var week = 0; week < WEEKS; week++) {
            send(now.minus(Duration.ofDays(90 - 7L * week)));
        }

        var exposures = plimsoll.get("/api/v1/exposures").path("exposures");
        assertThat(exposures.size()).isEqualTo(1);
        var one = exposures.get(0);
        assertThat(one.path("rule").asString()).isEqualTo("url-password");
        assertThat(one.path("state").asString()).isEqualTo("open");
        assertThat(one.path("deliveries").asInt()).isEqualTo(WEEKS);
        assertThat(Instant.parse(one.path("exposed_since").asString())).isEqualTo(now.minus(Duration.ofDays(90)));
        assertThat(page("/sources").text())
                .contains("1 credential exposed since")
                .contains("90 d");
        assertThat(page("/sources/github").select("#exposures").text())
                .contains("Password in an address, open: exposed since")
                .contains("90 d")
                .contains("13 deliveries")
                .contains("body/env/1");
    }

    @Test
    void whatWasKeptBeforeIsFoundWhereItLiesAndSinceItCame() {
        for (var week = 0; week < WEEKS; week++) {
            keepAsBefore(1000 + week, now.minus(Duration.ofDays(90 - 7L * week)));
        }
        keepClean(2000);
        assertThat(DatabaseDump.of(jdbc)).contains(PASSWORD);

        var done = search.run();

        assertThat(done.read()).isEqualTo(WEEKS + 1);
        assertThat(done.masked()).isEqualTo(WEEKS);
        assertThat(DatabaseDump.of(jdbc)).doesNotContain(PASSWORD);
        var one = plimsoll.get("/api/v1/exposures?source=github&state=open")
                .path("exposures")
                .get(0);
        assertThat(one.path("deliveries").asInt()).isEqualTo(WEEKS);
        assertThat(Instant.parse(one.path("exposed_since").asString())).isEqualTo(now.minus(Duration.ofDays(90)));

        assertThat(search.run().masked()).isZero();
        assertThat(page("/sources").select("#search").text()).contains("14 deliveries read, something masked in 0.");
        assertThat(plimsoll.get("/api/v1/exposures")
                        .path("exposures")
                        .get(0)
                        .path("deliveries")
                        .asInt())
                .isEqualTo(WEEKS);
    }

    @Test
    void theDeliveryShowsWhereSomethingIsMasked() {
        var number = send(now);

        var page = page("/sources/github/deliveries/" + number);

        assertThat(page.select("pre.body mark").eachText()).containsExactly("[masked:url-password:8-15]");
        assertThat(page.text()).contains("Password in an address in body/env/1");
    }

    @Test
    void aRotatedOneThatIsSentAgainIsOpenAgain() {
        send(now);
        var form = page("/sources/github").select("#exposures form").attr("action");
        assertThat(post(form, "reason", "replaced in the vault").getResponse().getStatus())
                .isEqualTo(302);
        assertThat(page("/sources/github").select("#exposures").text())
                .contains("rotated: exposed since")
                .contains("by ada")
                .contains("replaced in the vault");
        assertThat(page("/sources").text()).doesNotContain("credential exposed");

        send(now.plusSeconds(3600));

        assertThat(page("/sources/github").select("#exposures").text()).contains("It was sent again since.");
    }

    @Test
    void aDismissalNeedsAReason() {
        send(now);
        var form =
                page("/sources/github").select("#exposures form").attr("action").replace("rotation", "dismissal");

        post(form, "reason", " ");
        assertThat(plimsoll.get("/api/v1/exposures?state=open")
                        .path("exposures")
                        .size())
                .isEqualTo(1);
        post(form, "reason", "a database for trying out");

        assertThat(plimsoll.get("/api/v1/exposures?state=open")
                        .path("exposures")
                        .size())
                .isZero();
        assertThat(plimsoll.get("/api/v1/exposures")
                        .path("exposures")
                        .get(0)
                        .path("reason")
                        .asString())
                .isEqualTo("a database for trying out");
    }

    @Test
    void anExposureOfAnotherSourceIsNotFound() {
        assertThat(post("/sources/github/exposures/4711/rotation", "reason", "x")
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void aViewerSeesNoFormAndMayNotDecide() {
        send(now);
        var page = Jsoup.parse(text(http.get()
                .uri("/sources/github")
                .with(user("eve").roles("VIEWER"))
                .exchange()));

        assertThat(page.select("#exposures")).isNotEmpty();
        assertThat(page.select("#exposures form")).isEmpty();
        assertThat(http.post()
                        .uri("/sources/search")
                        .with(user("eve").roles("VIEWER"))
                        .with(csrf()))
                .hasStatus(403);
    }

    private long send(Instant at) {
        var body = body().getBytes(UTF_8);
        var headers = new HttpHeaders();
        headers.set("Content-Type", "application/json");
        headers.set("X-GitHub-Event", "workflow_run");
        headers.set("X-GitHub-Delivery", UUID.randomUUID().toString());
        headers.set("X-Hub-Signature-256", "sha256=" + Signatures.hex(body, Plimsoll.SECRET));
        return door.receive("github", new Inbound(headers, body, at), null)
                .join()
                .delivery();
    }

    private void keepAsBefore(long id, Instant at) {
        keep(id, at, body());
    }

    private void keepClean(long id) {
        keep(id, now, "{\"zen\":\"Hello\"}");
    }

    private void keep(long id, Instant at, String body) {
        jdbc.sql("""
                        insert into intake.delivery (
                               id, received_at, source_id, delivery_key, event, content_type, outcome, reason, understood,
                               headers, body, took_us)
                        select :id, :at, id, :id, 'workflow_run', 'application/json', 'translated', null,
                               cast(:made as jsonb), '{}', :body, 1
                          from intake.source where name = 'github'
                        """)
                .param("id", id)
                .param("at", at.atOffset(UTC))
                .param(
                        "made",
                        "[\"Built with postgresql://admin:%s@db/pay\"]".formatted(body.length() > 20 ? PASSWORD : "$X"))
                .param("body", body.getBytes(UTF_8))
                .update();
    }

    private static String body() {
        return "{\"env\":[\"CI=true\",\"DATABASE_URL=postgresql://admin:%s@db.example.org/pay\"]}".formatted(PASSWORD);
    }

    private Document page(String path) {
        return Jsoup.parse(text(
                http.get().uri(path).with(user("ada").roles("ADMIN", "VIEWER")).exchange()));
    }

    private static String text(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), UTF_8);
    }

    private MvcTestResult post(String path, String name, String value) {
        return http.post()
                .uri(path)
                .param(name, value)
                .with(user("ada").roles("ADMIN", "VIEWER"))
                .with(csrf())
                .exchange();
    }
}
