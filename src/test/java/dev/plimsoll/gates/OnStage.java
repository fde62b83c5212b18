package dev.plimsoll.gates;

import static dev.plimsoll.gates.Stage.DIGEST_A;
import static dev.plimsoll.gates.Stage.DIGEST_B;
import static dev.plimsoll.gates.Stage.SHA_A;
import static dev.plimsoll.gates.Stage.SHA_B;
import static dev.plimsoll.gates.Stage.ask;
import static dev.plimsoll.gates.Stage.policy;
import static dev.plimsoll.gates.Stage.yes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.Plimsoll;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Ann, Bob and Dev, a service that they deploy, and what stories about its gate do again and again. */
abstract class OnStage {

    static final String ONE = "approvals: {mode: enforced, count: 1}\n";
    static final String TWO = "approvals: {mode: enforced, count: 2}\n";

    @Autowired
    Plimsoll plimsoll;

    @Autowired
    Gates gates;

    @Autowired
    Policies policies;

    @Autowired
    PolicyYaml yaml;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    Stage stage;

    @BeforeEach
    void people() {
        plimsoll.empty();
        stage = new Stage(jdbc);
        stage.approver("Ann", null).approver("Bob", null).approver("Dev", null).goesBy("dev", "dev-at-forge");
        gates.request(ask("first", SHA_A, DIGEST_A));
        gates.cancel(1, "only to know the service", null);
    }

    @AfterEach
    void leave() {
        stage.dismiss("ann", "bob", "dev");
        plimsoll.empty();
    }

    final void commit(String sha, String parents, String author, String committer) {
        var answer = plimsoll.report(
                "{\"type\":\"commit\",\"repository\":\"acme/pay\",\"sha\":\"%s\",\"parents\":[%s],\"author\":\"%s\",\"committer\":\"%s\",\"committed_at\":\"%s\",\"message\":\"Work\"}"
                        .formatted(
                                sha, parents, author, committer, Instant.now().minusSeconds(7200)));
        assertThat(answer.statusCode()).isEqualTo(202);
    }

    final GateRequest approve(String key) {
        write("approvals: {mode: enforced, count: 1}\n");
        var asked = gates.request(ask(key, SHA_B, DIGEST_B));
        return gates.vote(asked.id(), yes(asked), "ann").request();
    }

    /** As if two seconds had passed. */
    final void settle(GateRequest request) {
        jdbc.sql("update gates.request set settles_at = settles_at - interval '10 s' where id = :id")
                .param("id", request.id())
                .update();
    }

    final void write(String rules) {
        policies.write(yaml.read(policy(rules)), "ann");
    }

    final void report(String id, String sha, String digest, Instant at) {
        var answer = plimsoll.report(
                "{\"type\":\"deployment\",\"id\":\"%s\",\"service\":\"pay\",\"environment\":\"production\",\"sha\":\"%s\",\"digest\":\"%s\",\"status\":\"succeeded\",\"started_at\":\"%s\",\"finished_at\":\"%s\"}"
                        .formatted(id, sha, digest, at.minusSeconds(60), at));
        assertThat(answer.statusCode()).isEqualTo(202);
    }

    final long acts(String action) {
        return jdbc.sql("select count(*) from audit.entry where action = :action")
                .param("action", action)
                .query(Long.class)
                .single();
    }

    final <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }
}
