package dev.plimsoll.gates.gitlab;

import static dev.plimsoll.gates.Stage.SHA_B;
import static dev.plimsoll.gates.Stage.no;
import static dev.plimsoll.gates.Stage.yes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.gates.GateRequest;
import dev.plimsoll.gates.GateState;
import dev.plimsoll.gates.Gates;
import dev.plimsoll.gates.Stage;
import dev.plimsoll.gates.forges.Round;
import dev.plimsoll.gates.outbox.Delivery;
import dev.plimsoll.gates.outbox.Outbox;
import dev.plimsoll.gates.outbox.Outgoing;
import dev.plimsoll.gates.outbox.Postman;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import dev.plimsoll.testing.SharedData;
import dev.plimsoll.testing.StubForge.Call;
import dev.plimsoll.testing.StubGitLab;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A deployment is blocked at GitLab until it is approved, over HTTP, by a GitLab that behaves as the real one. */
@PlimsollTest
@ExtendWith(OutputCaptureExtension.class)
class GitLabGateTests {

    private static final String DEPLOYMENT = "/api/v4/projects/30/deployments/15";
    private static final String APPROVAL = DEPLOYMENT + "/approval";
    private static final String PLAY = "/api/v4/projects/30/jobs/796/play";

    private static final String BLOCKED = """
            {"object_kind": "deployment", "status": "blocked", "status_changed_at": "2026-11-20 10:00:00 +0100",
             "deployment_id": 15, "deployable_id": 796, "deployable_url": "http://gitlab.test/acme/pay/-/jobs/796",
             "environment": "production", "environment_tier": "production", "short_sha": "bbbbbbbb",
             "project": {"id": 30, "name": "pay", "path_with_namespace": "acme/pay",
                         "web_url": "http://gitlab.test/acme/pay"},
             "user": {"id": 1, "username": "maya"}}
            """;

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private Gates gates;

    @Autowired
    private Outbox outbox;

    @Autowired
    private Delivery delivery;

    @Autowired
    private StubGitLab gitlab;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private BeanFactory beans;

    @Autowired
    private Clock clock;

    private Stage stage;
    private Postman postman;
    private Round round;

    @BeforeEach
    void people() {
        plimsoll.empty();
        gitlab.reset();
        postman = new Postman(delivery);
        round = new Round(beans);
        stage = new Stage(jdbc);
        stage.approver("Ann", null).approver("Bob", null);
    }

    @AfterEach
    void leave() {
        stage.dismiss("ann", "bob");
        plimsoll.empty();
    }

    @Test
    void aBlockedDeploymentIsARequestForTheWholeCommit() {
        open(BLOCKED);

        assertThat(request().candidate()).satisfies(candidate -> {
            assertThat(candidate.service().name()).isEqualTo("pay");
            assertThat(candidate.environment().name()).isEqualTo("production");
            assertThat(candidate.sha()).isEqualTo(SHA_B);
            assertThat(candidate.ref()).isEqualTo("refs/heads/main");
        });
        assertThat(request().hands()).contains("maya", "noor");
        assertThat(gitlab.calls(APPROVAL)).isEmpty();
    }

    @Test
    void aYesApprovesAndStartsTheJob() {
        open(BLOCKED);
        approve();

        assertThat(gitlab.calls(APPROVAL))
                .singleElement()
                .satisfies(call -> assertThat(call.body()).contains("\"status\":\"approved\"", "Approved: Ann"));
        assertThat(gitlab.calls(PLAY)).hasSize(1);
        assertThat(request().state()).isEqualTo(GateState.USED);
        assertThat(outgoing("gate.approved").answer()).isEqualTo("approved, and the job was started");
    }

    @Test
    void aJobIsNotStartedWhileGitLabWaitsForOthersAsWell() {
        gitlab.asksFor(2);
        open(BLOCKED);
        approve();

        assertThat(gitlab.calls(PLAY)).isEmpty();
        assertThat(outgoing("gate.approved").answer()).isEqualTo("approved, GitLab waits for others as well");
    }

    @Test
    void aDeploymentWithoutAJobIsApprovedAndStartsNothing() {
        open(BLOCKED.replace("\"deployable_id\": 796", "\"deployable_id\": null")
                .replace("\"http://gitlab.test/acme/pay/-/jobs/796\"", "null"));
        approve();

        assertThat(gitlab.calls("/play")).isEmpty();
        assertThat(outgoing("gate.approved").answer()).isEqualTo("approved, and GitLab names no job to start");
    }

    @Test
    void aDenialRejects() {
        open(BLOCKED);
        gates.vote(1, no(request(), "wrong Friday"), "bob");
        deliver(1);

        assertThat(gitlab.calls(APPROVAL))
                .singleElement()
                .satisfies(call ->
                        assertThat(call.body()).contains("\"status\":\"rejected\"", "Bob said no: wrong Friday"));
        assertThat(gitlab.calls("/play")).isEmpty();
    }

    @Test
    void aJobThatCouldNotBeStartedIsStartedLaterWithoutASecondApproval() {
        open(BLOCKED);
        gitlab.once(PLAY, 503, Map.of());
        approve();
        assertThat(outgoing("gate.approved")).matches(one -> one.state().equals("waiting"));

        deliver(10);

        assertThat(gitlab.calls(PLAY)).hasSize(2);
        assertThat(outgoing("gate.approved").state()).isEqualTo("delivered");
    }

    @Test
    void aUserWhoMayNotApproveIsNamedAsTheReason() {
        open(BLOCKED);
        gitlab.once(APPROVAL, 403, Map.of());
        approve();

        assertThat(outgoing("gate.approved"))
                .matches(one -> one.state().equals("waiting"))
                .matches(one -> one.answer()
                        .equals("GitLab answered 403: see whether the user of the token may approve there"));
    }

    @Test
    void whatWasStoppedAtGitLabIsCancelled() {
        open(BLOCKED);
        gitlab.stopWaiting();

        round.watchAt(clock.instant().plusSeconds(61));

        assertThat(request().state()).isEqualTo(GateState.CANCELLED);
        assertThat(request().because()).isEqualTo("GitLab no longer waits for it, it is canceled");
    }

    @Test
    void aRedirectIsNotFollowedWithTheToken() {
        open(BLOCKED);
        gates.vote(1, no(request(), "no"), "bob");
        gitlab.once(APPROVAL, 302, Map.of("Location", gitlab.address() + "/elsewhere"));
        deliver(1);

        assertThat(gitlab.calls("/elsewhere")).isEmpty();
        assertThat(outgoing("gate.denied").answer()).isEqualTo("answered 302: a redirect is not followed");
    }

    @Test
    void aWrongTokenIsAForgery() {
        assertThat(post(BLOCKED, "not-the-secret").statusCode()).isEqualTo(401);
        assertThat(post(BLOCKED, "").statusCode()).isEqualTo(401);
    }

    @Test
    void aRepeatIsOneRequest() {
        post(BLOCKED, Plimsoll.SECRET);
        post(BLOCKED.replace("10:00:00", "10:00:01"), Plimsoll.SECRET);
        round.openAt(clock.instant());

        assertThat(jdbc.sql("select count(*) from gates.request")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"object_kind\": \"deployment\", \"status\": \"blocked\"}",
                "{\"object_kind\": \"deployment\", \"status\": \"blocked\", \"deployment_id\": \"../x\", \"project\": {\"id\": 1, \"path_with_namespace\": \"a/b\"}}",
                "{\"object_kind\": \"deployment\"}",
                "{\"object_kind\": \"push\"}",
                "{}",
                "[]"
            })
    void whatCannotBeAnsweredIsKeptWithAReason(String body) {
        assertThat(post(body, Plimsoll.SECRET).statusCode()).isEqualTo(202);

        round.openAt(clock.instant());
        assertThat(gitlab.calls()).isEmpty();
        assertThat(jdbc.sql("select reason from intake.delivery")
                        .query(String.class)
                        .single())
                .isNotBlank();
    }

    @Test
    void theTokenStandsNowhere(CapturedOutput output) {
        open(BLOCKED);
        gitlab.once(APPROVAL, 401, Map.of());
        approve();
        deliver(10);
        assertThat(gitlab.calls()).extracting(Call::credential).containsOnly(StubGitLab.TOKEN);

        var kept = jdbc.sql("""
                        select string_agg(t, ' ')
                          from (select to_jsonb(o)::text from gates.outgoing o
                                 union all select to_jsonb(h)::text from gates.held h
                                 union all select d.headers::text from intake.delivery d
                                 union all select to_jsonb(e)::text from audit.entry e) as kept (t)
                        """).query(String.class).single();
        for (var text : List.of(kept, output.getAll())) {
            assertThat(text).doesNotContain(StubGitLab.TOKEN);
        }
        assertThat(kept).doesNotContain(Plimsoll.SECRET);
    }

    @Test
    void deploymentsThatOthersHaveKeptAreTakenIn() {
        for (var file : SharedData.files("payloads/gitlab", ".json")) {
            if (!file.getFileName().toString().contains(".headers.")) {
                var answer = post(new String(SharedData.read(file), UTF_8), Plimsoll.SECRET);
                assertThat(answer.statusCode()).as(file.toString()).isBetween(200, 299);
            }
        }
        assertThat(jdbc.sql("select coalesce(reason, '') from intake.delivery")
                        .query(String.class)
                        .list())
                .noneMatch(reason -> reason.contains("fault of ours") || reason.contains("written down"));
    }

    private void open(String body) {
        assertThat(post(body, Plimsoll.SECRET).statusCode()).isEqualTo(202);
        round.openAt(clock.instant());
        deliver(0);
    }

    private void approve() {
        gates.vote(1, yes(request()), "ann");
        jdbc.sql("update gates.request set settles_at = settles_at - interval '10 s'")
                .update();
        deliver(1);
    }

    private HttpResponse<String> post(String body, String token) {
        return plimsoll.post(
                "/webhooks/gitlab",
                Map.of(
                        "Content-Type",
                        "application/json",
                        "X-Gitlab-Event",
                        "Deployment Hook",
                        "X-Gitlab-Token",
                        token),
                body.getBytes(UTF_8));
    }

    private void deliver(int seconds) {
        postman.goAt(clock.instant().plusSeconds(seconds));
    }

    private GateRequest request() {
        return gates.find(1).orElseThrow();
    }

    private Outgoing outgoing(String event) {
        return outbox.of(1).stream()
                .filter(one -> one.message().event().equals(event))
                .findFirst()
                .orElseThrow();
    }
}
