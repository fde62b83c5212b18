package dev.plimsoll.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plimsoll.intake.masking.Finding;
import dev.plimsoll.intake.masking.Masked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Searches the deliveries that are kept for credentials and masks them where they lie: those that came before Plimsoll
 * masked, or before it had today's rules.
 */
@Component
public class KeptSearch {

    private static final Logger log = LoggerFactory.getLogger(KeptSearch.class);
    private static final int AT_ONCE = 100;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Masking masking;
    private final HeaderKeeper headers;
    private final Exposures exposures;
    private final AtomicReference<SearchProgress> progress = new AtomicReference<>(SearchProgress.NONE);

    KeptSearch(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            Masking masking,
            HeaderKeeper headers,
            Exposures exposures) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.masking = masking;
        this.headers = headers;
        this.exposures = exposures;
    }

    /** How far the search is that runs in this process or ran last. */
    public SearchProgress progress() {
        return progress.get();
    }

    /** Starts the search in the background; one at a time. */
    public void start() {
        if (begins()) {
            var thread = new Thread(this::search, "kept-search");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Searches everything that is kept, and returns when that is done. */
    public SearchProgress run() {
        if (begins()) {
            search();
        }
        return progress();
    }

    private boolean begins() {
        var now = progress.get();
        return !now.isRunning() && progress.compareAndSet(now, SearchProgress.BEGUN);
    }

    private void search() {
        try {
            var from = 0L;
            for (var some = idsAfter(from); !some.isEmpty(); some = idsAfter(from)) {
                some.forEach(id -> transactions.executeWithoutResult(status -> mask(id)));
                from = some.get(some.size() - 1);
            }
            progress.updateAndGet(SearchProgress::done);
        } catch (RuntimeException e) {
            log.warn("The search of what is kept ended early", e);
            progress.updateAndGet(SearchProgress::failed);
        }
    }

    private List<Long> idsAfter(long id) {
        return jdbc.sql("select id from intake.delivery where id > :id order by id limit :some")
                .params(Map.of("id", id, "some", AT_ONCE))
                .query(Long.class)
                .list();
    }

    private void mask(long id) {
        var masked = kept(id).map(this::mask).orElse(false);
        progress.updateAndGet(now -> now.and(masked));
    }

    private boolean mask(KeptDelivery kept) {
        var clean = masking.clean(new Inbound(headers.fromJson(kept.headers()), kept.body(), kept.receivedAt()));
        var understood = text(kept.understood());
        var reason = text(kept.reason());
        var findings = new ArrayList<>(clean.findings());
        findings.addAll(made(understood, reason));
        if (findings.isEmpty()) {
            return false;
        }
        exposures.record(findings.stream()
                .map(finding -> new Exposures.Found(kept.id(), kept.receivedAt(), kept.sourceId(), finding))
                .toList());
        write(kept.id(), clean.inbound(), understood, reason);
        return true;
    }

    private @Nullable Masked text(@Nullable String text) {
        return text == null ? null : masking.body(text.getBytes(UTF_8), null);
    }

    /** What Plimsoll made of it stands beside it, not in it. */
    private static List<Finding> made(@Nullable Masked... texts) {
        var findings = new ArrayList<Finding>();
        for (var text : texts) {
            if (text != null) {
                text.findings().forEach(one -> findings.add(new Finding(one.rule(), "made of it", one.fingerprint())));
            }
        }
        return findings;
    }

    private void write(long id, Inbound clean, @Nullable Masked understood, @Nullable Masked reason) {
        jdbc.sql("""
                        update intake.delivery
                           set headers = cast(:headers as jsonb), body = :body, understood = cast(:understood as jsonb),
                               reason = :reason
                         where id = :id
                        """)
                .param("id", id)
                .param("headers", headers.asJson(clean.headers()))
                .param("body", clean.body())
                .param("understood", string(understood))
                .param("reason", string(reason))
                .update();
    }

    private static @Nullable String string(@Nullable Masked text) {
        return text == null ? null : new String(text.bytes(), UTF_8);
    }

    private Optional<KeptDelivery> kept(long id) {
        return jdbc.sql("""
                        select id, source_id, received_at, headers, body, understood, reason
                          from intake.delivery
                         where id = :id
                           for update
                        """)
                .param("id", id)
                .query(DataClassRowMapper.newInstance(KeptDelivery.class))
                .optional();
    }

    private record KeptDelivery(
            long id,
            long sourceId,
            Instant receivedAt,
            String headers,
            byte[] body,
            @Nullable String understood,
            @Nullable String reason) {}
}
