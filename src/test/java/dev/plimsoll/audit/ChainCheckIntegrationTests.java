package dev.plimsoll.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests for {@link ChainCheck}: whoever can take the trigger away is found out all the same. */
class ChainCheckIntegrationTests {

    private static final String HASH_ANEW =
            "update audit.entry set hash = sha256(prev_hash || convert_to(canonical, 'UTF8'))";

    private final TestChain log = new TestChain();

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void anEmptyChainIsWhole() {
        var verdict = log.verify();

        assertThat(verdict.isWhole()).isTrue();
        assertThat(verdict.entries()).isZero();
        assertThat(verdict.head()).isEqualTo("0".repeat(64));
        assertThat(verdict.guarded()).isTrue();
    }

    @Test
    void aChainOfSeveralPagesIsWhole() {
        log.transaction(acts -> {
            for (var n = 0; n < 1203; n++) {
                acts.record(Act.of("service.renamed", "service", "s" + n), TestChain.MAYA);
            }
        });

        assertThat(log.verify().entries()).isEqualTo(1203);
        assertThat(log.verify().isWhole()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            canonical = replace(canonical, 's3', 's9')           | What it says was changed
            hash = sha256('x')                                   | What it says was changed
            prev_hash = sha256('x')                              | What it says was changed
            at = at - interval '1 day'                           | Its time is another
            actor_kind = 'system'                                | Its kind of actor is another
            actor_seal = 'x'                                     | Its actor is another
            via = 'api'                                          | Its channel is another
            action = 'service.made'                              | Its action is another
            object_type = 'team'                                 | Its kind of object is another
            object_name = 's9'                                   | Its object is another
            """)
    void anAlteredEntryIsNamed(String change, String why) {
        log.recordMany(5);
        log.asSuperuser("update audit.entry set " + change + " where seq = 3");

        assertBroken(3, why);
    }

    @Test
    void anEntryWhoseHashWasMadeAnewIsNamedByTheOneThatFollows() {
        log.recordMany(5);
        log.asSuperuser(
                "update audit.entry set canonical = replace(canonical, 's3', 's9'), object_name = 's9' where seq = 3",
                HASH_ANEW + " where seq = 3");

        assertBroken(4, "It does not follow entry 3");
    }

    @Test
    void aDeletedEntryIsNamed() {
        log.recordMany(5);
        log.asSuperuser("delete from audit.entry where seq = 3");

        assertBroken(3, "It is missing: after entry 2 comes entry 4.");
    }

    @Test
    void aDeletedFirstEntryIsNamed() {
        log.recordMany(3);
        log.asSuperuser("delete from audit.entry where seq = 1");

        assertBroken(1, "It is missing: after entry 0 comes entry 2.");
    }

    @Test
    void aSwappedPairIsNamed() {
        log.recordMany(5);
        log.asSuperuser(
                "update audit.entry set seq = seq + 100 where seq in (3, 4)",
                "update audit.entry set seq = case seq when 103 then 4 else 3 end where seq in (103, 104)");

        assertBroken(3, "It does not follow entry 2");
    }

    @Test
    void aCutTailIsNamedByTheLastCheck() {
        log.recordMany(5);
        log.checks().now();
        log.asSuperuser("delete from audit.entry where seq > 3");

        assertBroken(4, "the last check found the chain going on to entry 5");
    }

    @Test
    void aCutTailIsNamedAfterItGrewAgain() {
        log.recordMany(5);
        log.checks().now();
        log.asSuperuser("delete from audit.entry where seq > 3");
        log.recordMany(4);

        assertBroken(5, "It is another entry than the last check found there");
    }

    @Test
    void aChainWrittenAnewIsNamedByTheAnchorThatWasKeptOutside() {
        log.recordMany(3);
        var outside = new KnownHead(3, HexFormat.of().formatHex(log.chain.head().hash()), "what you gave");
        assertThat(log.verify(outside).isWhole()).isTrue();

        log.asSuperuser("delete from audit.entry");
        log.recordMany(3);

        assertThat(log.verify().isWhole()).isTrue();
        var verdict = log.verify(outside);
        assertThat(verdict.broken()).isNotNull();
        assertThat(verdict.broken().seq()).isEqualTo(3);
        assertThat(verdict.broken().why()).contains("than what you gave found there");
    }

    @Test
    void anActorWhoWasExchangedIsNamed() {
        log.recordMany(2);
        log.jdbc.sql("alter table audit.actor drop constraint actor_seal_holds").update();
        log.jdbc.sql("update audit.actor set name = 'Ilir'").update();

        assertBroken(1, "Its actor is another");
    }

    @Test
    void aMissingTriggerIsSeen() {
        log.recordMany(1);
        log.jdbc.sql("alter table audit.entry enable trigger entry_stays").update();

        assertThat(log.verify().guarded()).isFalse();
        assertThat(log.verify().isWhole()).isTrue();
    }

    @Test
    void aTriggerThatWasEmptiedIsSeen() {
        log.recordMany(1);
        log.jdbc.sql("""
                        create or replace function audit.refuse_change() returns trigger language plpgsql
                            as 'begin return null; end'
                        """).update();

        assertThat(log.verify().guarded()).isFalse();
    }

    @Test
    void aBrokenChainDoesNotTakeThePlaceOfTheLastHeadThatWasWhole() {
        log.recordMany(5);
        log.checks().now();
        log.asSuperuser("delete from audit.entry where seq = 5");
        log.checks().now();
        log.checks().now();

        var last = log.kept.lastCheck().orElseThrow();
        assertThat(last.brokenSeq()).isEqualTo(5);
        assertThat(last.entries()).isEqualTo(4);
        assertBroken(5, "the last check found the chain going on to entry 5");
    }

    private void assertBroken(long seq, String why) {
        var verdict = log.verify();
        assertThat(verdict.broken()).isNotNull();
        assertThat(verdict.broken().seq()).isEqualTo(seq);
        assertThat(verdict.broken().why()).contains(why);
        assertThat(verdict.entries()).isEqualTo(seq - 1);
    }
}
