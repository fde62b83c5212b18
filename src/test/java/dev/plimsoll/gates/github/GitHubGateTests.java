package dev.plimsoll.gates.github;

import static dev.plimsoll.gates.Stage.DIGEST_B;
import static dev.plimsoll.gates.Stage.SHA_B;
import static dev.plimsoll.gates.Stage.no;
import static dev.plimsoll.gates.Stage.policy;
import static dev.plimsoll.gates.Stage.withdrawal;
import static dev.plimsoll.gates.Stage.yes;
import static dev.plimsoll.gates.github.Rule.aRule;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.gates.Freezes;
import dev.plimsoll.gates.GateRequest;
import dev.plimsoll.gates.GateState;
import dev.plimsoll.gates.Gates;
import dev.plimsoll.gates.Policies;
import dev.plimsoll.gates.PolicyYaml;
import dev.plimsoll.gates.Stage;
import dev.plimsoll.gates.forges.Round;
import dev.plimsoll.gates.outbox.Delivery;
import dev.plimsoll.gates.outbox.Outbox;
import dev.plimsoll.gates.outbox.Outgoing;
import dev.plimsoll.gates.outbox.Postman;
import dev.plimsoll.testing.GitHub;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import dev.plimsoll.testing.StubForge.Call;
import dev.plimsoll.testing.StubGitHub;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
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
import tools.jackson.databind.json.JsonMapper;

/** A job waits at GitHub until it is answered, over HTTP, by a GitHub that behaves as the real one. */
@PlimsollTest
@ExtendWith(OutputCaptureExtension.class)
class GitHubGateTests {

    private static final String RULE = "/deployment_protection_rule";
    private static final String RUN = "/actions/runs/847";

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private Gates gates;

    @Autowired
    private Policies policies;

    @Autowired
    private PolicyYaml yaml;

    @Autowired
    private Freezes freezes;

    @Autowired
    private JsonMapper json;

    @Autowired
    private Outbox outbox;

    @Autowired
    private Delivery delivery;

    @Autowired
    private StubGitHub github;

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
        github.reset();
        postman = new Postman(delivery);
        round = new Round(beans);
        stage = new Stage(jdbc);
        stage.approver("Ann", null).approver("Bob", null).approver("Noor", null).goesBy("noor", "noor");
    }

    @AfterEach
    void leave() {
        stage.dismiss("ann", "bob", "noor");
        plimsoll.empty();
    }

    @Test
    void aJobThatWaitsIsARequestWithTheHandsOfItsRun() {
        build(SHA_B, DIGEST_B);

        open(aRule());

        assertThat(request(1).candidate()).satisfies(candidate -> {
            assertThat(candidate.service().name()).isEqualTo("pay");
            assertThat(candidate.environment().name()).isEqualTo("production");
            assertThat(candidate.sha()).isEqualTo(SHA_B);
            assertThat(candidate.digest()).isEqualTo(DIGEST_B);
        });
        assertThat(request(1).hands()).contains("maya", "github-actions[bot]", "noor");
        assertThat(request(1).runUrl()).isEqualTo("https://github.com/acme/pay/actions/runs/847");
        assertThat(gates.mayDecide(request(1), "noor")).isTrue();
        assertThat(comments())
                .containsExactly("Waits for a decision: 0 of 1 approvals, waiting for 1 more (request 1 in Plimsoll)");
        assertThat(bodies().get(0)).doesNotContain("\"state\"");
    }

    @Test
    void aYesIsUsedOnceItHasSettledAndThenTold() {
        open(aRule());
        gates.vote(1, yes(request(1)), "ann");

        deliver(1);
        assertThat(request(1).state()).isEqualTo(GateState.APPROVED);
        assertThat(decisions()).isEmpty();

        settle(1);
        deliver(5);
        assertThat(request(1).state()).isEqualTo(GateState.USED);
        assertThat(decisions()).singleElement().satisfies(call -> {
            assertThat(call.path()).isEqualTo("/repos/acme/pay/actions/runs/847/deployment_protection_rule");
            assertThat(call.body())
                    .contains("\"environment_name\":\"production\"", "\"state\":\"approved\"", "Approved: Ann");
        });
        assertThat(outgoing("gate.approved"))
                .matches(
                        one -> one.state().equals("delivered") && one.answer().equals("approved, GitHub answered 204"));
        assertThat(state(41)).isEqualTo("answered");
    }

    @Test
    void aTokenIsTakenForOneRepositoryAndForNoMoreThanIsNeeded() {
        approve(aRule());

        assertThat(github.calls("/app/installations/2222/access_tokens"))
                .isNotEmpty()
                .allMatch(call -> call.body().contains("\"repository_ids\":[" + repositoryId() + "]"))
                .allMatch(call -> call.body().contains("{\"deployments\":\"write\"}")
                        || call.body().contains("{\"actions\":\"read\"}"));
    }

    @Test
    void aDenialRejectsWithItsReason() {
        open(aRule());
        gates.vote(1, no(request(1), "wrong Friday"), "bob");

        deliver(1);

        assertThat(decisions())
                .singleElement()
                .satisfies(call -> assertThat(call.body())
                        .contains("\"state\":\"rejected\"", "Not approved: Bob said no: wrong Friday"));
    }

    @Test
    void aFreezeHoldsAndIsToldAndRejectsNothing() {
        open(aRule());
        freeze();
        gates.recheck(1);

        deliver(1);

        assertThat(request(1).state()).isEqualTo(GateState.HELD);
        assertThat(comments()).last().asString().startsWith("Held: ");
        assertThat(decisions()).isEmpty();
    }

    @Test
    void eachApprovalIsToldUntilTheLastOneIsTheAnswer() {
        open(aRule());
        policies.write(yaml.read(policy("approvals: {mode: enforced, count: 2}\n")), "ann");
        gates.recheck(1);
        gates.vote(1, yes(request(1)), "ann");
        deliver(1);
        assertThat(comments()).last().asString().startsWith("Ann approved. Waits for a decision: 1 of 2 approvals");

        gates.vote(1, yes(request(1)), "bob");
        settle(1);
        deliver(2);

        assertThat(decisions())
                .singleElement()
                .satisfies(call -> assertThat(call.body()).contains("Ann, Bob"));
    }

    @Test
    void theEleventhReportIsNeverSentAndThreeAreKeptForWhatStopsIt() {
        open(aRule());
        policies.write(yaml.read(policy("approvals: {mode: enforced, count: 3}\n")), "ann");
        gates.recheck(1);
        for (var n = 0; n < 8; n++) {
            gates.vote(1, yes(request(1)), "ann");
            gates.vote(1, withdrawal(request(1)), "ann");
        }
        deliver(2);
        assertThat(bodies()).hasSize(7);

        for (var n = 0; n < 5; n++) {
            freeze();
            gates.recheck(1);
            thaw();
            gates.recheck(1);
        }
        deliver(4);

        assertThat(request(1).state()).isEqualTo(GateState.PENDING);
        assertThat(bodies()).hasSize(StubGitHub.MOST_REPORTS);
        assertThat(outbox.of(1)).filteredOn(one -> one.state().equals("failed")).isNotEmpty();
    }

    @Test
    void aCommentHasAtMost1024CharactersAndKeepsTheWayToItsPage() {
        open(aRule());
        gates.vote(1, no(request(1), "z".repeat(1990)), "bob");

        deliver(1);

        var comment = comment(decisions().get(0));
        assertThat(comment).hasSize(1024).endsWith("… (request 1 in Plimsoll)");
    }

    @Test
    void aRepeatOfTheDeliveryIsOneRequest() {
        var body = aRule().body();
        var headers = GitHub.headers("deployment_protection_rule", body, Plimsoll.SECRET);
        plimsoll.post("/webhooks/github", headers, body);
        plimsoll.post("/webhooks/github", headers, body);
        post(aRule());
        round.openAt(clock.instant());

        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void twoJobsOfOneRunThatWaitAtOnceAreOneDecision() {
        post(aRule().deployment(41));
        post(aRule().deployment(42));
        round.openAt(clock.instant());
        assertThat(requests()).isEqualTo(1);

        gates.vote(1, yes(request(1)), "ann");
        settle(1);
        deliver(1);

        assertThat(decisions()).hasSize(1);
        assertThat(state(41)).isEqualTo("answered");
        assertThat(state(42)).isEqualTo("answered");
    }

    @Test
    void aLaterJobOfTheSameRunIsCoveredForAnHour() {
        approve(aRule().deployment(41));
        github.waitAgain();

        open(aRule().deployment(42));

        assertThat(requests()).isEqualTo(1);
        assertThat(decisions()).hasSize(2);
        assertThat(state(42)).isEqualTo("answered");
    }

    @Test
    void aLaterJobIsNotCoveredDuringAFreezeOrAfterTheHour() {
        approve(aRule().deployment(41));
        github.waitAgain();
        freeze();
        open(aRule().deployment(42));
        assertThat(requests()).isEqualTo(2);
        assertThat(request(2).state()).isEqualTo(GateState.HELD);

        thaw();
        gates.cancel(2, "only the freeze was of interest", null);
        jdbc.sql("update gates.request set used_at = now() - interval '61 min' where id = 1")
                .update();
        open(aRule().deployment(43));
        assertThat(request(3).state()).isEqualTo(GateState.PENDING);
        assertThat(decisions().stream().filter(call -> call.body().contains("\"state\":\"approved\"")))
                .hasSize(1);
    }

    @Test
    void twoServicesOfOneRunPassOnlyTogether() {
        post(aRule().deployment(41));
        post(aRule().deployment(42).service("pay-worker"));
        round.openAt(clock.instant());
        assertThat(requests()).isEqualTo(2);

        gates.vote(1, yes(request(1)), "ann");
        settle(1);
        deliver(1);
        assertThat(decisions()).isEmpty();
        assertThat(outgoing("gate.approved").answer()).contains("request 2 asks for of the same run");

        gates.vote(2, yes(request(2)), "ann");
        settle(2);
        deliver(20);
        assertThat(decisions()).isNotEmpty();
        assertThat(request(1).state()).isEqualTo(GateState.USED);
    }

    @Test
    void aRunThatIsStartedAgainAsksAnewAndItsOldAnswerIsNotGivenToIt() {
        open(aRule().deployment(41));
        gates.vote(1, yes(request(1)), "ann");
        github.startAgain();
        post(aRule().deployment(51));
        round.openAt(clock.instant());
        settle(1);

        deliver(1);

        assertThat(request(1).state()).isEqualTo(GateState.SUPERSEDED);
        assertThat(request(2).state()).isEqualTo(GateState.PENDING);
        assertThat(decisions()).isEmpty();
        assertThat(state(41)).isEqualTo("gone");
    }

    @Test
    void aRunWhoseNewAttemptWasNotHeardOfIsNotAnsweredForTheOldOne() {
        open(aRule());
        gates.vote(1, yes(request(1)), "ann");
        settle(1);
        github.startAgain();

        deliver(1);

        assertThat(decisions()).isEmpty();
        assertThat(request(1).state()).isEqualTo(GateState.CANCELLED);
        assertThat(request(1).because()).isEqualTo("The run was started again at GitHub, as attempt 2");
    }

    @Test
    void whatWasStoppedAtGitHubIsCancelledWithinAMinute() {
        open(aRule());
        github.stopWaiting();

        round.watchAt(clock.instant());
        assertThat(request(1).state()).isEqualTo(GateState.PENDING);
        round.watchAt(clock.instant().plusSeconds(61));

        assertThat(request(1).state()).isEqualTo(GateState.CANCELLED);
        assertThat(request(1).because()).isEqualTo("GitHub no longer waits for it");
        deliver(1);
        assertThat(decisions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 422})
    void aRunThatIsGoneWhenItIsToldIsNoFault(int status) {
        open(aRule());
        gates.vote(1, no(request(1), "no"), "bob");
        github.once(RULE, status, Map.of());

        deliver(1);

        assertThat(outgoing("gate.denied"))
                .matches(one -> one.state().equals("failed"))
                .matches(one -> one.answer().equals("GitHub no longer waits for it, it answered " + status));
        assertThat(state(41)).isEqualTo("gone");
    }

    @Test
    void aFailureOfGitHubIsTriedAgainAndPassesOnce() {
        open(aRule());
        gates.vote(1, yes(request(1)), "ann");
        settle(1);
        github.once(RULE, 502, Map.of());

        deliver(1);
        assertThat(request(1).state()).isEqualTo(GateState.USED);
        assertThat(outgoing("gate.approved"))
                .matches(one -> one.state().equals("waiting") && one.answer().equals("answered 502"));

        deliver(5);
        assertThat(outgoing("gate.approved").state()).isEqualTo("delivered");
        assertThat(decisions()).hasSize(2);
    }

    @Test
    void whatComesInTheWayBeforeGitHubHearsTheYesKeepsItFromHearingIt() {
        open(aRule());
        gates.vote(1, yes(request(1)), "ann");
        settle(1);
        github.once(RULE, 503, Map.of());
        deliver(1);
        freeze();

        deliver(5);

        assertThat(decisions()).hasSize(1);
        assertThat(outgoing("gate.approved").answer()).isEqualTo("approved, but something has come in the way since");
    }

    @Test
    void aRequestToStopBeforeGitHubHearsTheYesIsHeardAsANo() {
        open(aRule());
        gates.vote(1, yes(request(1)), "ann");
        settle(1);
        github.once(RULE, 503, Map.of());
        deliver(1);
        gates.vote(1, no(request(1), "errors rise"), "bob");

        deliver(5);

        assertThat(decisions())
                .last()
                .satisfies(call -> assertThat(call.body()).contains("rejected", "Somebody asked to stop it"));
    }

    @Test
    void aLimitIsRespectedForAsLongAsItSays() {
        open(aRule());
        gates.vote(1, no(request(1), "no"), "bob");
        github.once(RULE, 429, Map.of("Retry-After", "120"));
        var now = clock.instant().plusSeconds(1);

        postman.goAt(now);
        postman.goAt(now.plusSeconds(119));
        assertThat(decisions()).hasSize(1);
        postman.goAt(now.plusSeconds(120));

        assertThat(decisions()).hasSize(2);
    }

    @Test
    void aTokenThatIsNoLongerGoodIsReplacedAtOnce() {
        open(aRule());
        gates.vote(1, no(request(1), "no"), "bob");
        github.once(RULE, 401, Map.of());

        deliver(1);

        assertThat(outgoing("gate.denied").state()).isEqualTo("delivered");
        assertThat(decisions()).hasSize(2).extracting(Call::credential).doesNotHaveDuplicates();
    }

    @Test
    void aRedirectIsNotFollowedWithTheToken() {
        open(aRule());
        gates.vote(1, no(request(1), "no"), "bob");
        github.once(RULE, 307, Map.of("Location", github.address() + "/elsewhere"));

        deliver(1);

        assertThat(github.calls("/elsewhere")).isEmpty();
        assertThat(outgoing("gate.denied"))
                .matches(one -> one.state().equals("waiting"))
                .matches(one -> one.answer().equals("answered 307: a redirect is not followed"));
    }

    @Test
    void anAnswerThatDoesNotComeIsAskedForAgain() {
        open(aRule());
        gates.vote(1, no(request(1), "no"), "bob");
        github.onceAfter(RULE, 1500);

        deliver(1);
        assertThat(outgoing("gate.denied").state()).isEqualTo("waiting");
        assertThat(outgoing("gate.denied").answer()).startsWith("HttpTimeoutException");

        deliver(5);
        assertThat(outgoing("gate.denied").state()).isEqualTo("delivered");
    }

    @Test
    void aRunThatCannotBeAskedOpensWithWhatIsKnown() {
        for (var n = 0; n < 3; n++) {
            github.once(RUN, 500, Map.of());
        }
        post(aRule());
        var now = clock.instant();

        round.openAt(now);
        round.openAt(now.plusSeconds(10));
        assertThat(requests()).isZero();
        round.openAt(now.plusSeconds(20));

        assertThat(request(1).hands()).containsExactlyInAnyOrder("maya", "github-actions[bot]");
    }

    @Test
    void aRunThatIsGoneBeforeItIsAskedOpensNothing() {
        github.once(RUN, 404, Map.of());

        open(aRule());

        assertThat(requests()).isZero();
        assertThat(state(41)).isEqualTo("gone");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/repos/acme/pay/actions/runs/847/deployment_protection_rule",
                "https://evil.example/repos/evil/evil/actions/runs/847/deployment_protection_rule",
                "https://api.github.com@evil.example/repos/a/b/actions/runs/847/deployment_protection_rule"
            })
    void onlyTheNumberOfTheRunIsTakenFromTheAddressToCallBack(String callback) {
        approve(aRule().callback(callback));

        assertThat(decisions())
                .singleElement()
                .extracting(Call::path)
                .isEqualTo("/repos/acme/pay/actions/runs/847/deployment_protection_rule");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://api.github.com/repos/acme/pay/actions/runs/847/other",
                "https://api.github.com/repos/acme/pay/actions/runs/../../x/deployment_protection_rule",
                "https://api.github.com/repos/acme/pay/actions/runs/99999999999999999999/deployment_protection_rule"
            })
    void anEventThatNamesNoRunIsKeptAndSaysSo(String callback) {
        var answer = post(aRule().callback(callback));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(reason()).startsWith("It names no run in");
        round.openAt(clock.instant());
        assertThat(requests()).isZero();
    }

    @Test
    void anEventWithOnlyWhatIsRequiredIsKept() {
        var body = GitHub.bytes("{\"action\": \"requested\", %s, \"sender\": {\"login\": \"maya\"}}"
                .formatted(GitHub.repository("acme/pay")));

        var answer = plimsoll.post(
                "/webhooks/github", GitHub.headers("deployment_protection_rule", body, Plimsoll.SECRET), body);

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(reason()).startsWith("It names no environment");
    }

    @Test
    void anEventWithoutDeploymentAndInstallationStillAsks() {
        var body = GitHub.bytes("""
                {"action": "requested", "environment": "production",
                 "deployment_callback_url": "https://api.github.com/repos/acme/pay/actions/runs/847/deployment_protection_rule",
                 %s, "sender": {"login": "maya"}}
                """.formatted(GitHub.repository("acme/pay")));
        plimsoll.post("/webhooks/github", GitHub.headers("deployment_protection_rule", body, Plimsoll.SECRET), body);
        round.openAt(clock.instant());

        assertThat(request(1).candidate().sha()).isEqualTo(SHA_B);
        assertThat(github.calls("/repos/acme/pay/installation")).isNotEmpty();
        assertThat(github.calls("/app/installations/3333/access_tokens")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../admin", "acme/..", "acme/pay/../../x", "acme/pay?x=1", "acme/pay#x", "acme"})
    void aRepositoryThatGitHubCouldNotHaveNamedIsNotAsked(String name) {
        var body = new String(aRule().body(), UTF_8)
                .replace("\"full_name\": \"acme/pay\"", "\"full_name\": \"%s\"".formatted(name))
                .getBytes(UTF_8);

        plimsoll.post("/webhooks/github", GitHub.headers("deployment_protection_rule", body, Plimsoll.SECRET), body);
        round.openAt(clock.instant());

        assertThat(github.calls()).isEmpty();
        assertThat(reason()).startsWith("Its repository has no name");
    }

    @Test
    void aForgedEventAsksNothing() {
        var body = aRule().body();
        var answer = plimsoll.post(
                "/webhooks/github", GitHub.headers("deployment_protection_rule", body, "not-the-secret"), body);
        round.openAt(clock.instant());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(requests()).isZero();
    }

    @Test
    void neitherTheKeyNorATokenStandsAnywhere(CapturedOutput output) {
        open(aRule());
        gates.vote(1, yes(request(1)), "ann");
        settle(1);
        github.once(RULE, 500, Map.of());
        github.once(RUN, 403, Map.of());
        deliver(1);
        deliver(5);
        deliver(10);
        var tokens = github.calls().stream().map(Call::credential).distinct().toList();
        assertThat(tokens).hasSizeGreaterThan(3);

        var kept = jdbc.sql("""
                        select string_agg(t, ' ')
                          from (select to_jsonb(o)::text from gates.outgoing o
                                 union all select to_jsonb(h)::text from gates.held h
                                 union all select to_jsonb(r)::text from gates.request r
                                 union all select to_jsonb(s)::text from gates.step s
                                 union all select to_jsonb(e)::text from audit.entry e) as kept (t)
                        """).query(String.class).single();
        var answer = plimsoll.answer("/api/v1/gates/g_1", Plimsoll.VIEWER).body();
        for (var text : List.of(kept, output.getAll(), answer)) {
            assertThat(tokens).noneMatch(text::contains);
            assertThat(text)
                    .doesNotContain("ghs_stub", "PRIVATE KEY", github.keyText().substring(0, 40));
        }
    }

    private void approve(Rule rule) {
        open(rule);
        gates.vote(1, yes(request(1)), "ann");
        settle(1);
        deliver(1);
        assertThat(request(1).state()).isEqualTo(GateState.USED);
    }

    private void open(Rule rule) {
        assertThat(post(rule).statusCode()).isEqualTo(202);
        round.openAt(clock.instant());
        deliver(0);
    }

    private HttpResponse<String> post(Rule rule) {
        var body = rule.body();
        return plimsoll.post(
                "/webhooks/github", GitHub.headers("deployment_protection_rule", body, Plimsoll.SECRET), body);
    }

    private void deliver(int seconds) {
        postman.goAt(clock.instant().plusSeconds(seconds));
    }

    /** As if two seconds had passed. */
    private void settle(long id) {
        jdbc.sql("update gates.request set settles_at = settles_at - interval '10 s' where id = :id")
                .param("id", id)
                .update();
    }

    private void build(String sha, String digest) {
        plimsoll.report(
                "{\"type\":\"build\",\"id\":\"b-1\",\"repository\":\"acme/pay\",\"service\":\"pay\",\"sha\":\"%s\",\"digest\":\"%s\",\"status\":\"succeeded\"}"
                        .formatted(sha, digest));
    }

    private GateRequest request(long id) {
        return gates.find(id).orElseThrow();
    }

    private long requests() {
        return jdbc.sql("select count(*) from gates.request").query(Long.class).single();
    }

    private String state(long deployment) {
        return jdbc.sql("select state from gates.held where deployment = :id")
                .param("id", Long.toString(deployment))
                .query(String.class)
                .single();
    }

    private String reason() {
        return jdbc.sql("select reason from intake.delivery order by id desc limit 1")
                .query(String.class)
                .single();
    }

    private Outgoing outgoing(String event) {
        return outbox.of(1).stream()
                .filter(one -> one.message().event().equals(event))
                .findFirst()
                .orElseThrow();
    }

    private List<Call> decisions() {
        return github.calls(RULE).stream()
                .filter(call -> call.body().contains("\"state\""))
                .toList();
    }

    private void freeze() {
        freezes.stop(Duration.ofHours(2), "everything burns", "INC-8", null, "production", "ann");
    }

    private void thaw() {
        freezes.inForce().forEach(freeze -> freezes.lift(freeze.id(), "over", "ann"));
    }

    private long repositoryId() {
        return json.readTree("{" + GitHub.repository("acme/pay") + "}")
                .path("repository")
                .path("id")
                .asLong();
    }

    private String comment(Call call) {
        return json.readTree(call.body()).path("comment").asString();
    }

    private List<String> comments() {
        return github.calls(RULE).stream()
                .filter(call -> !call.body().contains("\"state\""))
                .map(this::comment)
                .toList();
    }

    private List<String> bodies() {
        return github.calls(RULE).stream()
                .map(Call::body)
                .filter(body -> !body.contains("\"state\""))
                .toList();
    }
}
