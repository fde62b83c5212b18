package dev.plimsoll.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.gates.Stage;
import dev.plimsoll.metrics.peers.AWeek;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Ann wishes for the digest, Bob does not; the week from 2 to 8 March 2026 is over. */
@PlimsollTest
class DigestsTests {

    private static final Instant DUE = Instant.parse("2026-03-09T08:00:00Z");

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private Digests digests;

    @Autowired
    private Wishes wishes;

    @Autowired
    private Receivers receivers;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    private Stage stage;

    @BeforeEach
    void people() {
        plimsoll.empty();
        stage = new Stage(jdbc);
        stage.approver("Ann", null).approver("Bob", null);
        List.of("ann", "bob").forEach(this::hasAnAddress);
        wishes.wishDigest(number("ann"), true);
    }

    @AfterEach
    void leave() {
        stage.dismiss("ann", "bob");
        jdbc.sql("delete from access.identity where origin = 'digests'").update();
        plimsoll.empty();
    }

    @Test
    void isWrittenOnceAWeekFromItsTimeOnForThoseWhoWishForIt() {
        digests.write(DUE.minusMillis(1));
        assertThat(told()).isEmpty();

        digests.write(DUE);
        digests.write(DUE.plusSeconds(1));
        digests.write(Instant.parse("2026-03-15T23:59:59Z"));
        assertThat(told()).containsExactly("ann digest-2026-03-02");

        digests.write(Instant.parse("2026-03-16T08:00:00Z"));
        assertThat(told()).containsExactly("ann digest-2026-03-02", "ann digest-2026-03-09");
    }

    @Test
    void ofTwoReplicasAtTheSameTimeOneWritesIt() {
        CompletableFuture.allOf(
                        CompletableFuture.runAsync(() -> digests.write(DUE)),
                        CompletableFuture.runAsync(() -> digests.write(DUE)))
                .join();

        assertThat(told()).containsExactly("ann digest-2026-03-02");
        assertThat(jdbc.sql("select count(*) from notifications.digest")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whoeverWishesForItAfterItsTimeWaitsForTheNext() {
        digests.write(DUE);
        wishes.wishDigest(number("bob"), true);

        digests.write(DUE.plusSeconds(60));
        assertThat(told()).containsExactly("ann digest-2026-03-02");

        digests.write(Instant.parse("2026-03-16T08:00:00Z"));
        assertThat(told()).hasSize(3).contains("bob digest-2026-03-09");
    }

    @Test
    void whoeverWantsNothingElseGetsIt() {
        wishes.wish(number("ann"), EmailWish.NOTHING);

        digests.write(DUE);

        assertThat(told()).containsExactly("ann digest-2026-03-02");
    }

    @Test
    void toolsGetItIfAnAdministratorSaysSo() {
        receivers.add("webhook", "quiet", door(), "admin");
        receivers.add("webhook", "board", door(), "admin");
        var board = receivers.of("webhook").get(0);
        assertThat(board.name()).isEqualTo("board");
        receivers.wantDigest(board.id(), true);

        digests.write(DUE);

        assertThat(jdbc.sql("select receiver from notifications.message where channel = 'webhook'")
                        .query(Long.class)
                        .list())
                .containsExactly(board.id());
        receivers.wantDigest(board.id(), false);
        assertThat(receivers.find(board.id()).orElseThrow().wantsDigest()).isFalse();
    }

    @Test
    void saysTheFiveMeasuresBesideThoseOfTheWeekBefore() {
        assertThat(plimsoll.report(AWeek.events()).body()).contains("\"rejected\":[]");

        digests.write(DUE);
        digests.write(Instant.parse("2026-03-16T08:00:00Z"));

        var first = notice("digest-2026-03-02");
        assertThat(first.path("topic").asString()).isEqualTo("Delivery in the week of 2 March to 8 March 2026");
        assertThat(first.path("path").asString()).isEqualTo("/dora?from=2026-03-02&to=2026-03-08");
        assertThat(first.path("facts").propertyNames())
                .containsExactly(
                        "Deployment frequency",
                        "Change lead time",
                        "Change fail rate",
                        "Failed deployment recovery",
                        "Deployment rework rate");
        assertThat(fact(first, "Deployment frequency")).isEqualTo("6 in 7 days. Week before: 0 in 7 days");
        assertThat(fact(first, "Change fail rate")).startsWith("1 of 5. Week before: ");
        assertThat(first.path("data")
                        .path("measures")
                        .path("change_fail_rate")
                        .path("of")
                        .asInt())
                .isEqualTo(5);
        assertThat(first.path("data").path("to").asString()).isEqualTo("2026-03-09T00:00:00Z");
        var second = notice("digest-2026-03-09");
        assertThat(fact(second, "Deployment frequency")).isEqualTo("0 in 7 days. Week before: 6 in 7 days");
        assertThat(fact(second, "Change fail rate"))
                .isEqualTo("No deployment ended in this window, so there is nothing to measure. Week before: 1 of 5");
    }

    @Test
    void namesNobody() {
        assertThat(plimsoll.report("""
                        [{"type": "commit", "repository": "acme/pay", "sha": "%1$s", "author": "dev-at-forge",
                          "committed_at": "2026-03-03T09:00:00Z", "message": "Work"},
                         {"type": "deployment", "id": "a", "service": "pay", "environment": "production", "sha": "%1$s",
                          "actor": "dev-at-forge", "status": "succeeded", "finished_at": "2026-03-03T09:35:00Z"}]
                        """.formatted(Stage.SHA_A)).body()).contains("\"rejected\":[]");

        digests.write(DUE);

        assertThat(notice("digest-2026-03-02").toString()).doesNotContain("dev-at-forge", "pay");
    }

    private static Door door() {
        return new Door(URI.create("https://tool.example.org/hook"), "https://tool.example.org/…", "whsec_c2VjcmV0");
    }

    private static String fact(JsonNode notice, String name) {
        return notice.path("facts").path(name).asString();
    }

    private JsonNode notice(String key) {
        return json.readTree(jdbc.sql("select notice from notifications.message where idempotency_key = :key")
                .param("key", key)
                .query(String.class)
                .single());
    }

    private List<String> told() {
        return jdbc.sql("""
                        select p.username || ' ' || m.idempotency_key
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
                        select 'commit-email', username || '@example.org', id, true, 'digests', now()
                          from access.person
                         where username = :username
                            on conflict on constraint identity_belongs_to_one do nothing
                        """).param("username", username).update();
    }
}
