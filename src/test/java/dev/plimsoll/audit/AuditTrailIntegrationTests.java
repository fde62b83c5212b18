package dev.plimsoll.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;

/** Tests for {@link AuditTrail} on a real PostgreSQL. */
class AuditTrailIntegrationTests {

    private static final int AT_ONCE = 200;

    private final TestChain log = new TestChain();

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void twoHundredActsAtOnceLeaveOneUnbrokenChain() throws InterruptedException, ExecutionException {
        var threads = Executors.newFixedThreadPool(AT_ONCE);
        var start = new CountDownLatch(1);
        var waiting = new ArrayList<Future<?>>();
        for (var n = 0; n < AT_ONCE; n++) {
            var name = "service-" + n;
            waiting.add(threads.submit(() -> {
                start.await();
                log.record(name);
                return null;
            }));
        }
        start.countDown();
        for (var one : waiting) {
            one.get();
        }
        threads.shutdown();

        assertThat(numbers())
                .isEqualTo(LongStream.rangeClosed(1, AT_ONCE).boxed().toList());
        assertThat(log.jdbc
                        .sql("select count(distinct object_name) from audit.entry")
                        .query(Long.class)
                        .single())
                .isEqualTo(AT_ONCE);
        assertThat(log.verify().isWhole()).isTrue();
        assertThat(log.verify().entries()).isEqualTo(AT_ONCE);
    }

    @Test
    void anActThatIsUndoneLeavesNothingAndNoGap() {
        log.record("first");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> log.transaction(acts -> {
                    acts.record(Act.of("service.renamed", "service", "undone"), TestChain.MAYA);
                    throw new IllegalStateException("after all");
                }));
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> log.transaction(acts -> {
                    acts.record(Act.of("service.renamed", "service", "written"), TestChain.MAYA);
                    acts.record(Act.of("NOT AN ACTION", "service", "refused"), TestChain.MAYA);
                }));
        log.record("second");

        assertThat(numbers()).containsExactly(1L, 2L);
        assertThat(log.jdbc
                        .sql("select object_name from audit.entry order by seq")
                        .query(String.class)
                        .list())
                .containsExactly("first", "second");
        assertThat(log.verify().isWhole()).isTrue();
    }

    @Test
    void thereIsNoActOutsideATransaction() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> log.withoutTransaction(Act.of("service.renamed", "service", "pay")));
        assertThat(log.entries()).isZero();
    }

    @Test
    void actsOfOneTransactionKeepTheirOrder() {
        log.transaction(acts ->
                List.of("a", "b", "c").forEach(name -> acts.record(Act.of("team.made", "team", name), TestChain.MAYA)));

        assertThat(log.jdbc
                        .sql("select object_name from audit.entry order by seq")
                        .query(String.class)
                        .list())
                .containsExactly("a", "b", "c");
        assertThat(log.verify().entries()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit.entry set object_name = 'other'",
                "update audit.entry set object_name = 'other' where seq = 99",
                "delete from audit.entry where seq = 1",
                "truncate audit.entry",
                "truncate audit.entry cascade",
                "set session_replication_role = replica; update audit.entry set via = 'api'",
                "set session_replication_role = replica; delete from audit.entry"
            })
    void nothingOfItCanBeChangedByTheUserOfTheApplication(String change) {
        log.record("pay");

        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> log.jdbc.sql(change).update())
                .withStackTraceContaining("An entry of the audit log is never changed");
        assertThat(log.entries()).isEqualTo(1);
        assertThat(log.verify().isWhole()).isTrue();
    }

    @Test
    void whatIsTooLongOrNoTextIsCutAndNotRefused() {
        var name = "x".repeat(5000) + "\uD83D\uDE00";
        var nobody = new Actor("a\u0000b", "\uD83D", "nobody", "page", "\u0000".repeat(300));
        log.transaction(acts -> acts.record(
                new Act("sign-in.failed", "person", name, null, Map.of("half", "\uDE00", "nul", "\u0000"), "a\u0000"),
                nobody));

        assertThat(log.verify().isWhole()).isTrue();
        assertThat(log.jdbc
                        .sql("select length(object_name) from audit.entry")
                        .query(Integer.class)
                        .single())
                .isEqualTo(200);
    }

    @Test
    void aPersonCanBeErasedAndTheChainHolds() {
        log.record("pay");
        log.jdbc.sql("delete from audit.actor where id = 'maya'").update();

        assertThat(log.verify().isWhole()).isTrue();
        assertThat(log.jdbc
                        .sql("select canonical from audit.entry")
                        .query(String.class)
                        .single())
                .doesNotContainIgnoringCase("maya");
        log.record("pay");
        assertThat(log.jdbc
                        .sql("select count(distinct actor_seal) from audit.entry")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    private List<Long> numbers() {
        return log.jdbc
                .sql("select seq from audit.entry order by seq")
                .query(Long.class)
                .list();
    }
}
