package dev.plimsoll.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.plimsoll.catalog.CatalogEditor;
import dev.plimsoll.catalog.CatalogRefusal;
import dev.plimsoll.intake.ExposureNotFound;
import dev.plimsoll.intake.ExposureState;
import dev.plimsoll.intake.Exposures;
import dev.plimsoll.intake.Sources;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever a person changes on a page stands in the audit log, and what was refused does not. */
@PlimsollTest
@AutoConfigureMockMvc
@WithMockUser(username = "maya", roles = "ADMIN")
class RecordedActsTests {

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private MockMvcTester http;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private AuditLog log;

    @Autowired
    private CatalogEditor catalog;

    @Autowired
    private Sources sources;

    @Autowired
    private Exposures exposures;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private JdbcClient jdbc;

    private long before;

    @BeforeEach
    void oneServiceInTwoEnvironments() {
        plimsoll.empty();
        plimsoll.report("""
                [{"type": "deployment", "id": "1", "service": "pay", "environment": "staging", "sha": "aaaaaaa",
                  "status": "succeeded", "time": "2026-11-20T09:00:00Z"},
                 {"type": "deployment", "id": "2", "service": "pay", "environment": "production", "sha": "aaaaaaa",
                  "status": "succeeded", "time": "2026-11-20T10:00:00Z"},
                 {"type": "build", "id": "leak", "service": "pay", "status": "succeeded",
                  "env": {"DATABASE_URL": "postgresql://admin:correct-horse-7@db.example.org/pay"}}]
                """);
        before = newest();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            services/pay/name             | name=payment      | service.renamed       | payment    | {name=pay}     | {name=payment}
            services/pay/name             | name=pay          |                       |            |                |
            services/pay/aliases          | alias=Till        | service.alias-added   | pay        |                | {alias=till}
            services/pay/aliases          | alias=pay         |                       |            |                |
            services/pay/aliases/removal  | alias=nothing     |                       |            |                |
            services/pay/aliases/removal  | alias=pay         |                       |            |                |
            services/pay/ownership        | tier=1            | service.assigned      | pay        | {team=null, tier=null} | {team=null, tier=1}
            services/pay/dependencies     | services=pay      |                       |            |                |
            services/pay/paths            | folders=a/pay     | service.paths         | pay        | {paths=[]}     | {paths=[a/pay/]}
            services/pay/paths            | folders=/pay      |                       |            |                |
            teams                         | name=Audited      | team.made             | Audited    |                |
            environments/2/name           | name=live         | environment.renamed   | live       | {name=production} | {name=live}
            environments/2/tier           | tier=STAGING      | environment.assigned  | production | {tier=production} | {tier=staging}
            environments/2/aliases        | alias=live        | environment.alias-added | production |              | {alias=live}
            environments/2/position       | direction=earlier | environment.moved     | production | {order=[staging, production]} | {order=[production, staging]}
            environments/1/position       | direction=earlier |                       |            |                |
            """)
    void changesOfTheSettings(String path, String form, String action, String object, String was, String is) {
        var pair = form.split("=");
        post("/settings/" + path, pair[0], pair[1]);

        var recorded = since();
        if (action == null) {
            assertThat(recorded).isEmpty();
        } else {
            assertThat(recorded).hasSize(1);
            var entry = recorded.get(0);
            assertThat(entry.action()).isEqualTo(action);
            assertThat(entry.objectName()).isEqualTo(object);
            assertThat(String.valueOf(entry.before())).isEqualTo(String.valueOf(was));
            assertThat(String.valueOf(entry.after())).isEqualTo(String.valueOf(is));
            assertThat(entry.actorId()).isEqualTo("maya");
            assertThat(entry.actorKind()).isEqualTo("person");
            assertThat(entry.via()).isEqualTo("page");
            assertThat(entry.address()).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void whatHappensToATeam() {
        post("/settings/teams", "name", "Audited");
        var id = jdbc.sql("select id from catalog.team where name = 'Audited'")
                .query(Long.class)
                .single();
        post("/settings/teams/" + id + "/name", "name", "Renamed");
        post("/settings/services/pay/ownership", "team", String.valueOf(id));
        post("/settings/teams/" + id + "/removal", "x", "");
        post("/settings/services/pay/ownership", "tier", "");
        post("/settings/teams/" + id + "/removal", "x", "");

        assertThat(since())
                .extracting(Recorded::action)
                .containsExactly("team.made", "team.renamed", "service.assigned", "service.assigned", "team.deleted");
    }

    @Test
    void aChangeThatIsRefusedLeavesNothing() {
        assertThatExceptionOfType(CatalogRefusal.class).isThrownBy(() -> catalog.renameService("pay", "NOT A NAME"));

        assertThat(since()).isEmpty();
    }

    @Test
    void whatHappensToASource() {
        sources.remove("audited");
        before = newest();
        var secret = sources.create("audited", "github");
        post("/sources/audited/secrets", "x", "");
        post("/sources/audited/secrets/removal", "x", "");
        sources.remove("audited");

        assertThat(since())
                .extracting(entry -> entry.action() + " " + entry.before() + " " + entry.after())
                .containsExactly(
                        "source.made null {kind=github}",
                        "source.secret-added {secrets=1} {secrets=2}",
                        "source.secrets-ended {secrets=2} {secrets=1}",
                        "source.deleted {kind=github} null");
        assertThat(since()).extracting(Recorded::canonical).noneMatch(text -> text.contains(secret));
    }

    @Test
    void whatBecomesOfAnExposureAndWhy() {
        var id = jdbc.sql("select id from intake.exposure").query(Long.class).single();
        exposures.decide("events", id, ExposureState.DISMISSED, "maya", "It opens nothing");
        assertThatExceptionOfType(ExposureNotFound.class)
                .isThrownBy(() -> exposures.decide("github", id, ExposureState.ROTATED, "maya", "no such"));

        assertThat(since()).hasSize(1);
        assertThat(since().get(0).action()).isEqualTo("exposure.dismissed");
        assertThat(since().get(0).objectName()).isEqualTo("events " + id);
        assertThat(since().get(0).before()).hasToString("{state=open}");
        assertThat(since().get(0).reason()).isEqualTo("It opens nothing");
    }

    @Test
    void aReplayASearchAndTheDemo() {
        var delivery = jdbc.sql("select max(id) from intake.delivery")
                .query(Long.class)
                .single();
        post("/sources/events/deliveries/" + delivery + "/replay", "x", "");
        post("/sources/search", "x", "");
        post("/demo/removal", "x", "");

        assertThat(since())
                .extracting(Recorded::action)
                .containsExactly("delivery.replayed", "search.started", "demo.removed");
        assertThat(since().get(0).objectName()).isEqualTo("events " + delivery);
    }

    @Test
    void whatHappensToAVersionEndpointWithoutTheQueryOfItsAddress() {
        http.post()
                .uri("/sources/versions")
                .with(csrf())
                .param("service", "pay")
                .param("environment", "production")
                .param("target", "*")
                .param("url", "http://pay.internal/info?key=topsecret")
                .param("names", "sha")
                .exchange();
        var id = jdbc.sql("select id from intake.version_endpoint")
                .query(Long.class)
                .single();
        post("/sources/versions/" + id + "/pause", "x", "");
        post("/sources/versions/" + id + "/pause", "x", "");
        post("/sources/versions/" + id + "/pause/removal", "x", "");
        post("/sources/versions/" + id + "/removal", "x", "");

        assertThat(since())
                .extracting(Recorded::action)
                .containsExactly(
                        "version-endpoint.made",
                        "version-endpoint.paused",
                        "version-endpoint.enabled",
                        "version-endpoint.removed");
        assertThat(since().get(0).after()).containsEntry("url", "http://pay.internal/info");
        assertThat(since()).extracting(Recorded::canonical).noneMatch(text -> text.contains("topsecret"));
    }

    @Test
    void anActIsRecordedInATransactionThatMayWrite() {
        var act = Act.of("service.renamed", "service", "pay");
        assertThatExceptionOfType(IllegalTransactionStateException.class).isThrownBy(() -> trail.record(act));

        var reading = new TransactionTemplate(transactions.getTransactionManager());
        reading.setReadOnly(true);
        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> reading.executeWithoutResult(status -> trail.record(act)));
        assertThat(since()).isEmpty();
    }

    private MvcTestResult post(String path, String name, String value) {
        return http.post().uri(path).with(csrf()).param(name, value).exchange();
    }

    private long newest() {
        return jdbc.sql("select coalesce(max(seq), 0) from audit.entry")
                .query(Long.class)
                .single();
    }

    /** In the order in which it happened. */
    private List<Recorded> since() {
        return log.page(new AuditFilter(null, null, null, null, null, null), null, 50).entries().stream()
                .filter(entry -> entry.seq() > before)
                .sorted(Comparator.comparingLong(Recorded::seq))
                .toList();
    }
}
