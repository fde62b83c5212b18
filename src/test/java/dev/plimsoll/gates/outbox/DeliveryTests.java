package dev.plimsoll.gates.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.gates.Cases;
import dev.plimsoll.gates.GateAsk;
import dev.plimsoll.gates.Gates;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What is told outside arrives, whatever happens on the way. */
@PlimsollTest
class DeliveryTests {

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private Gates gates;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    @Autowired
    private Clock clock;

    @Autowired
    private TransactionTemplate transactions;

    private final Stub stub = new Stub();
    private Outbox outbox;
    private Delivery delivery;
    private long request;

    @BeforeEach
    void tell() {
        plimsoll.empty();
        outbox = new Outbox(List.of(stub), jdbc, json, clock);
        delivery = new Delivery(outbox, List.of(stub), clock);
        request = gates.request(GateAsk.of("ci", "outbox", "pay", "production", "b".repeat(40), Cases.digest("b")))
                .id();
    }

    @AfterEach
    void leave() {
        plimsoll.empty();
    }

    @Test
    void isWrittenOnceHoweverOftenItIsSaid() {
        write("gate.approved", "gate-1");
        write("gate.approved", "gate-1");

        assertThat(outbox.of(request))
                .singleElement()
                .matches(one -> one.state().equals("waiting"));
    }

    @Test
    void isNotWrittenWhereWhatItTellsOfIsUndone() {
        transactions.executeWithoutResult(status -> {
            outbox.write(request, "gate.approved", "undone", Map.of());
            status.setRollbackOnly();
        });

        assertThat(outbox.of(request)).isEmpty();
    }

    @Test
    void isTriedAgainWithLongerPausesUntilItArrives() {
        write("gate.approved", "again");
        stub.failures = 2;
        var now = later(0);

        assertThat(delivery.deliverNext(now)).isTrue();
        assertThat(outbox.of(request).get(0).answer()).startsWith("IOException: 503");
        assertThat(delivery.deliverNext(now)).isFalse();
        assertThat(delivery.deliverNext(now.plusSeconds(1))).isTrue();
        assertThat(delivery.deliverNext(now.plusSeconds(2))).isFalse();
        assertThat(delivery.deliverNext(now.plusSeconds(3))).isTrue();

        assertThat(outbox.of(request).get(0)).matches(one -> one.state().equals("delivered") && one.attempts() == 3);
        assertThat(stub.taken).containsExactly("again");
    }

    @Test
    void waitsForAsLongAsTheReceiverAsksAndForAnHourAtMost() {
        write("gate.approved", "later");
        stub.pauses.add(Duration.ofSeconds(30));
        stub.pauses.add(Duration.ofDays(9));
        var now = later(0);

        delivery.deliverNext(now);
        assertThat(delivery.deliverNext(now.plusSeconds(29))).isFalse();
        assertThat(delivery.deliverNext(now.plusSeconds(30))).isTrue();
        assertThat(delivery.deliverNext(now.plusSeconds(30 + 3599))).isFalse();
        assertThat(delivery.deliverNext(now.plusSeconds(30 + 3600))).isTrue();

        assertThat(outbox.of(request).get(0).state()).isEqualTo("delivered");
    }

    @Test
    void isGivenUpWhereTryingAgainIsOfNoUse() {
        write("gate.approved", "gone");
        stub.isGone = true;

        delivery.deliverNext(later(0));

        assertThat(outbox.of(request).get(0)).matches(one -> one.state().equals("failed") && one.nextAt() == null);
    }

    @Test
    void comesAgainWithTheSameKeyAfterACrashBetweenTakingAndTelling() {
        write("gate.approved", "crash");
        var now = later(0);
        var taken = outbox.take(now, now.plus(Duration.ofMinutes(1))).orElseThrow();
        assertThat(outbox.of(request).get(0).state()).isEqualTo("delivering");
        assertThat(delivery.deliverNext(now.plusSeconds(30))).isFalse();

        assertThat(delivery.deliverNext(now.plusSeconds(61))).isTrue();
        outbox.note(taken, "failed", "too late", null, now);

        assertThat(outbox.of(request).get(0).state()).isEqualTo("delivered");
        assertThat(stub.taken).containsExactly("crash");
    }

    @Test
    void isTakenOnceByItsReceiverAfterACrashBetweenTellingAndNoting() throws IOException {
        write("gate.approved", "twice");
        var now = later(0);
        stub.deliver(
                outbox.take(now, now.plus(Duration.ofMinutes(1))).orElseThrow().message());

        delivery.deliverNext(now.plusSeconds(61));

        assertThat(stub.taken).containsExactly("twice");
        assertThat(outbox.of(request).get(0).answer()).isEqualTo("known already");
    }

    private void write(String event, String key) {
        transactions.executeWithoutResult(status -> outbox.write(request, event, key, Map.of("gate", request)));
    }

    /** After whatever the product itself looks at now. */
    private Instant later(int seconds) {
        return clock.instant().plusSeconds(3600 + seconds);
    }

    /** A receiver that takes each key once. */
    private static final class Stub implements OutboxChannel {

        private final List<String> taken = new ArrayList<>();
        private final Queue<Duration> pauses = new ArrayDeque<>();
        private int failures;
        private boolean isGone;

        @Override
        public String name() {
            return "stub";
        }

        @Override
        public boolean tells(@Nullable Message message) {
            return true;
        }

        @Override
        public String deliver(Message message) throws IOException {
            if (isGone) {
                throw new Undeliverable("404: the run is gone");
            }
            if (!pauses.isEmpty()) {
                throw new RetryLater(pauses.remove(), "answered 429");
            }
            if (failures-- > 0) {
                throw new IOException("503");
            }
            if (taken.contains(message.key())) {
                return "known already";
            }
            taken.add(message.key());
            return "204";
        }
    }
}
