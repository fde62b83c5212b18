package dev.plimsoll.access;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/** When each token was used last: noted in memory, written once a minute, so that a request costs no transaction more. */
@Component
class TokenUses {

    private static final Logger log = LoggerFactory.getLogger(TokenUses.class);

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Acts acts;
    private final Clock clock;
    private Map<Long, Instant> last = new HashMap<>();

    TokenUses(JdbcClient jdbc, TransactionOperations transaction, Acts acts, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.acts = acts;
        this.clock = clock;
    }

    synchronized void note(long token) {
        last.put(token, clock.instant());
    }

    @Scheduled(fixedDelay = 60_000)
    void write() {
        try {
            taken().forEach(this::write);
            transaction.executeWithoutResult(status -> noteExpired());
        } catch (DataAccessException | TransactionException e) {
            log.warn("The uses of tokens could not be written", e);
        }
    }

    private synchronized Map<Long, Instant> taken() {
        var taken = last;
        last = new HashMap<>();
        return taken;
    }

    private void write(long token, Instant at) {
        jdbc.sql("""
                        update access.token
                           set last_used_at = greatest(last_used_at, :at)
                         where id = :id
                        """)
                .param("id", token)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private void noteExpired() {
        jdbc.sql("""
                        update access.token
                           set expiry_noted_at = :now
                         where expiry_noted_at is null and expires_at <= :now
                        returning name
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list()
                .forEach(name -> acts.record("token.expired", "token", name));
    }
}
