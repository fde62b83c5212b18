package dev.plimsoll.notifications;

import static dev.plimsoll.gates.Stage.DIGEST_A;
import static dev.plimsoll.gates.Stage.DIGEST_B;
import static dev.plimsoll.gates.Stage.SHA_A;
import static dev.plimsoll.gates.Stage.SHA_B;
import static dev.plimsoll.gates.Stage.ask;
import static dev.plimsoll.gates.Stage.no;
import static dev.plimsoll.gates.Stage.policy;
import static dev.plimsoll.gates.Stage.yes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.gates.Emergency;
import dev.plimsoll.gates.Freezes;
import dev.plimsoll.gates.GateRequest;
import dev.plimsoll.gates.Gates;
import dev.plimsoll.gates.Policies;
import dev.plimsoll.gates.PolicyYaml;
import dev.plimsoll.gates.Stage;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Ann and Bob approve, Dev deploys: who is told what, and when. */
@PlimsollTest
class NoticesTests {

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private Gates gates;

    @Autowired
    private Freezes freezes;

    @Autowired
    private Policies policies;

    @Autowired
    private PolicyYaml yaml;

    @Autowired
    private Reminders reminders;

    @Autowired
    private Wishes wishes;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private Stage stage;

    @BeforeEach
    void people() {
        plimsoll.empty();
        stage = new Stage(jdbc);
        stage.approver("Ann", null).approver("Bob", null).approver("Dev", null).goesBy("dev", "dev-at-forge");
        List.of("ann", "bob", "dev").forEach(this::hasAnAddress);
    }

    @AfterEach
    void leave() {
        stage.dismiss("ann", "bob", "dev");
        jdbc.sql("delete from access.identity where origin = 'notices'").update();
        plimsoll.empty();
    }

    @Test
    void thoseWhoCanFillASeatAreAskedAndWhoeverAskedKnowsThatItWaits() {
        asked("a", "dev-at-forge");

        assertThat(told()).containsExactly("ann gate.requested", "bob gate.requested", "dev gate.requested");
    }

    @Test
    void whoeverHadAHandInItAndDidNotAskIsNotAsked() {
        asked("a");

        assertThat(told()).containsExactly("ann gate.requested", "bob gate.requested", "dev gate.requested");
        plimsoll.empty();
        report("b", "dev-at-forge");
        asked("c");

        assertThat(told()).containsExactly("ann gate.requested", "bob gate.requested");
    }

    @Test
    void onceItIsDecidedTheOthersHearOfIt() {
        var asked = asked("a", "dev-at-forge");

        gates.vote(asked.id(), yes(asked), "ann");

        assertThat(told("gate.approved")).containsExactly("bob gate.approved", "dev gate.approved");
    }

    @Test
    void aDenialOfWhatHasPassedTellsEverybodyToStopIt() {
        var asked = asked("a", "dev-at-forge");
        gates.vote(asked.id(), yes(asked), "ann");
        jdbc.sql("update gates.request set settles_at = settles_at - interval '10 s'")
                .update();
        gates.consume(asked.id(), asked.candidate().digest());

        gates.vote(asked.id(), no(asked, "it burns"), "bob");

        assertThat(told("gate.stop-asked")).containsExactly("ann gate.stop-asked", "dev gate.stop-asked");
    }

    @Test
    void aDenialIsToldWithItsReason() {
        var asked = asked("a", "dev-at-forge");

        gates.vote(asked.id(), no(asked, "wrong Friday"), "bob");

        assertThat(told("gate.denied")).containsExactly("ann gate.denied", "dev gate.denied");
        assertThat(jdbc.sql("""
                                select distinct notice ->> 'text'
                                  from notifications.message
                                 where notice ->> 'event' = 'gate.denied'
                                """).query(String.class).list()).containsExactly("Bob said no: wrong Friday");
    }

    @Test
    void aNewerRequestAndTheEndOfTheTimeAreTold() {
        var older = asked("a", "dev-at-forge");
        var newer = gates.request(ask("b", SHA_A, DIGEST_A, "dev-at-forge"));

        assertThat(told("gate.superseded")).hasSize(3).contains("ann gate.superseded");
        assertThat(gates.find(older.id()).orElseThrow().supersededBy()).isEqualTo(newer.id());

        jdbc.sql("""
                        update gates.request
                           set requested_at = requested_at - interval '30 h', deadline = deadline - interval '30 h'
                         where id = :id
                        """).param("id", newer.id()).update();
        gates.recheck(newer.id());
        assertThat(told("gate.expired")).hasSize(3);
    }

    @Test
    void aFreezeAndItsEndAreToldAndWhatItHolds() {
        var asked = asked("a", "dev-at-forge");

        var stop = freezes.stop(Duration.ofHours(1), "checkout is down", "INC-7", null, "production", "ann");
        gates.recheck(asked.id());

        assertThat(told("freeze.made")).containsExactly("bob freeze.made", "dev freeze.made");
        assertThat(told("gate.held")).containsExactly("ann gate.held", "bob gate.held", "dev gate.held");
        later(asked, 13);
        reminders.remind(clock.instant());
        assertThat(told("gate.reminder")).isEmpty();

        freezes.lift(stop.id(), "it is up again", "bob");
        gates.recheck(asked.id());
        assertThat(told("freeze.lifted")).containsExactly("ann freeze.lifted", "dev freeze.lifted");
        assertThat(told("gate.opened")).containsExactly("ann gate.opened", "bob gate.opened", "dev gate.opened");
    }

    @Test
    void whoeverBreaksTheGlassIsSeenByAllApprovers() {
        var asked = asked("a", "dev-at-forge");

        gates.breakGlass(
                asked.id(), new Emergency("checkout is down and this repairs it", "INC-7", Instant.now()), "dev");

        assertThat(told("gate.overridden")).containsExactly("ann gate.overridden", "bob gate.overridden");
    }

    @Test
    void onlyThoseWhoCanStillActAreRemindedOnceAtEachTime() {
        gates.cancel(asked("only to know the service").id(), "known now", null);
        policies.write(yaml.read(policyOfTwo()), "ann");
        var asked = asked("b", "dev-at-forge");
        gates.vote(asked.id(), yes(asked), "ann");
        reminders.remind(clock.instant());
        assertThat(told("gate.reminder")).isEmpty();

        later(asked, 13);
        reminders.remind(clock.instant());
        reminders.remind(clock.instant());
        assertThat(told("gate.reminder")).containsExactly("bob gate.reminder");

        later(asked, 9);
        reminders.remind(clock.instant());
        reminders.remind(clock.instant());
        assertThat(told("gate.reminder")).containsExactly("bob gate.reminder", "bob gate.reminder");
    }

    @Test
    void whoeverWantsNothingGetsNothing() {
        wishes.wish(number("ann"), EmailWish.NOTHING);
        wishes.wish(number("bob"), EmailWish.PRODUCTION);

        asked("a");

        assertThat(told()).containsExactly("bob gate.requested", "dev gate.requested");
    }

    @Test
    void whatIsUndoneIsToldToNobody() {
        transactions.executeWithoutResult(status -> {
            asked("a", "dev-at-forge");
            status.setRollbackOnly();
        });

        assertThat(told()).isEmpty();
    }

    private GateRequest asked(String key, String... hands) {
        return gates.request(ask(key, SHA_B, DIGEST_B, hands));
    }

    /** A deployment before, and a commit since by somebody. */
    private void report(String key, String author) {
        var answer = plimsoll.report("""
                [{"type": "deployment", "id": "%s", "service": "pay", "environment": "production", "sha": "%s",
                  "status": "succeeded", "finished_at": "2026-11-20T09:35:00Z"},
                 {"type": "commit", "repository": "acme/pay", "sha": "%s", "parents": ["%s"], "author": "%s",
                  "committed_at": "2026-11-20T09:36:00Z", "message": "Work"}]
                """.formatted(key, SHA_A, SHA_B, SHA_A, author));
        assertThat(answer.statusCode()).isEqualTo(202);
    }

    /** As if hours had passed since it was asked for. */
    private void later(GateRequest request, int hours) {
        jdbc.sql("""
                        update gates.request
                           set requested_at = requested_at - make_interval(hours => :hours),
                               changed_at = changed_at - make_interval(hours => :hours),
                               deadline = deadline - make_interval(hours => :hours)
                         where id = :id
                        """).param("id", request.id()).param("hours", hours).update();
    }

    private static String policyOfTwo() {
        return policy("approvals: {mode: enforced, count: 2}\n");
    }

    private List<String> told(String event) {
        return told().stream().filter(line -> line.endsWith(event)).toList();
    }

    private List<String> told() {
        return jdbc.sql("""
                        select p.username || ' ' || (m.notice ->> 'event')
                          from notifications.message m
                          join access.person p on p.id = m.receiver
                         where m.channel = 'email'
                         order by 1
                        """).query(String.class).list();
    }

    private long number(String username) {
        return jdbc.sql("select id from access.person where username = :username")
                .param("username", username)
                .query(Long.class)
                .single();
    }

    private void hasAnAddress(String username) {
        jdbc.sql("""
                        insert into access.identity (kind, value, person_id, verified, origin, created_at)
                        select 'commit-email', username || '@example.org', id, true, 'notices', now()
                          from access.person
                         where username = :username
                            on conflict on constraint identity_belongs_to_one do nothing
                        """).param("username", username).update();
    }
}
