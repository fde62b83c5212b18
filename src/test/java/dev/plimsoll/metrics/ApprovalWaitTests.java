package dev.plimsoll.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.gates.Gates;
import dev.plimsoll.gates.Stage;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import dev.plimsoll.testing.ShortHistory;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which request at a gate a deployment waited for. The stages end with waiting for release, for approval, and the rollout. */
@PlimsollTest
@Import(SampleDesk.class)
class ApprovalWaitTests {

    private static final String HISTORY = "a<@0 b<a@1 d0=a@2 d1=b@10";

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private SampleDesk desk;

    @Autowired
    private Gates gates;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private Stage stage;

    @BeforeEach
    void people() {
        plimsoll.empty();
        stage = new Stage(jdbc);
        stage.approver("Ann", null);
    }

    @AfterEach
    void leave() {
        stage.dismiss("ann");
        plimsoll.empty();
    }

    @Test
    void aRequestThatWasDeniedIsNotTheOneThatLetItGo() {
        desk.tell(HISTORY);
        request("denied", "2", null, "3");
        request("used", "5", "8", "8.5");

        assertThat(stages()).isEqualTo("- - - 4 3 2");
    }

    @Test
    void ofSeveralThatLetTheCommitGoItIsTheLast() {
        desk.tell(HISTORY);
        request("used", "2", "3", "3.5");
        request("used", "6", "7", "7.5");

        assertThat(stages()).isEqualTo("- - - 5 1 3");
    }

    @Test
    void anApprovalIsEnoughWhileItIsNotTakenBack() {
        desk.tell(HISTORY);
        request("approved", "4", "5", null);
        request("denied", "6", "7", "8");
        request("expired", "6.5", null, "9");
        request("used", "11", "12", "12");

        assertThat(stages()).isEqualTo("- - - 3 1 5");
    }

    @Test
    void anApprovalThatRanOutAfterwardsHadLetItGo() {
        desk.tell(HISTORY);
        request("expired", "4", "5", "30");

        assertThat(stages()).isEqualTo("- - - 3 1 5");
    }

    @Test
    void aDeploymentThatWasReportedBeforeItsGateIsDerivedAnew() {
        desk.tell("a<@0 b<a@1 d0=a@2");
        var end = clock.instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(120);
        desk.tell(List.of("""
                {"type": "deployment", "id": "d1", "service": "pay", "environment": "production", "repository": "%s",
                 "sha": "%s", "status": "succeeded", "finished_at": "%s"}
                """.formatted(ShortHistory.REPOSITORY, ShortHistory.sha("b"), end)));
        assertThat(approvalWait()).isNull();

        var request = gates.request(Stage.ask("late", ShortHistory.sha("b"), Stage.DIGEST_B));
        gates.vote(request.id(), Stage.yes(request), "ann");

        assertThat(approvalWait()).isBetween(0.0, 60.0);
    }

    private String stages() {
        desk.settle();
        return desk.stages("b");
    }

    private @Nullable Double approvalWait() {
        var rows = plimsoll.get("/api/v1/metrics/change_lead_time/samples?from=2026-11-02&to="
                        + clock.instant().plusSeconds(600))
                .path("samples");
        var wait = rows.get(0).path("sample").path("stages_s").path("approval_wait");
        assertThat(rows.get(0).path("deployment").asString()).isEqualTo("d1");
        return wait.isNull() ? null : (Double) wait.asDouble();
    }

    private void request(String state, String asked, @Nullable String approved, @Nullable String decided) {
        var id = jdbc.sql("""
                        insert into gates.request (
                               asked_by, asked_key, service_id, environment_id, targets, sha, kind, labels, required, hands,
                               is_rollback, state, round, policies, findings, evidence, because, requested_at, deadline,
                               settles_at, expires_at, decided_at, used_at, changed_at)
                        select 'ci', :asked, s.id, e.id, array['*'], :sha, 'code', '{}', '{}', '{}', false, :state, 1, '{}', '[]',
                               '', '', cast(:asked as timestamptz), cast(:asked as timestamptz) + interval '1 day',
                               cast(:approved as timestamptz), cast(:approved as timestamptz) + interval '1 day',
                               cast(:decided as timestamptz), case when :state = 'used' then cast(:decided as timestamptz) end, now()
                          from catalog.services s, catalog.environments e
                         where s.name = 'pay' and e.name = 'production'
                        returning id
                        """)
                .param("asked", at(asked))
                .param("sha", ShortHistory.sha("b"))
                .param("state", state)
                .param("approved", at(approved))
                .param("decided", at(decided))
                .query(Long.class)
                .single();
        if (approved != null) {
            jdbc.sql("""
                            insert into gates.step (request_id, round, to_state, because, findings, policies, stepped_at)
                            values (:id, 1, 'approved', '', '[]', '{}', cast(:approved as timestamptz))
                            """).param("id", id).param("approved", at(approved)).update();
        }
    }

    private static @Nullable String at(@Nullable String hours) {
        return hours == null ? null : ShortHistory.at(hours).toString();
    }
}
