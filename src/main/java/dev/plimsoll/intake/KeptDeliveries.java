package dev.plimsoll.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plimsoll.intake.masking.Finding;
import dev.plimsoll.intake.masking.Masked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Masks credentials in deliveries where they lie. */
@Component
class KeptDeliveries {

    private static final int AT_ONCE = 100;

    private final JdbcClient jdbc;
    private final Masking masking;
    private final HeaderKeeper headers;
    private final Exposures exposures;

    KeptDeliveries(JdbcClient jdbc, Masking masking, HeaderKeeper headers, Exposures exposures) {
        this.jdbc = jdbc;
        this.masking = masking;
        this.headers = headers;
        this.exposures = exposures;
    }

    /** The next 100 numbers. */
    List<Long> after(long number) {
        return jdbc.sql("select id from intake.delivery where id > :id order by id limit :some")
                .params(Map.of("id", number, "some", AT_ONCE))
                .query(Long.class)
                .list();
    }

    /**
     * Masks one delivery and what Plimsoll made of it, if there is anything to mask.
     *
     * @return whether there was
     */
    @Transactional
    public boolean mask(long number) {
        return kept(number).map(this::mask).orElse(false);
    }

    private boolean mask(Kept kept) {
        var clean = masking.clean(new Inbound(headers.fromJson(kept.headers()), kept.body(), kept.receivedAt()));
        var understood = text(kept.understood());
        var reason = text(kept.reason());
        var findings = new ArrayList<>(clean.findings());
        findings.addAll(beside(understood));
        findings.addAll(beside(reason));
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

    private static List<Finding> beside(@Nullable Masked text) {
        return text == null
                ? List.of()
                : text.findings().stream()
                        .map(one -> new Finding(one.rule(), "what Plimsoll made of it", one.fingerprint()))
                        .toList();
    }

    private void write(long number, Inbound clean, @Nullable Masked understood, @Nullable Masked reason) {
        jdbc.sql("""
                        update intake.delivery
                           set headers = cast(:headers as jsonb), body = :body, understood = cast(:understood as jsonb),
                               reason = :reason
                         where id = :id
                        """)
                .param("id", number)
                .param("headers", headers.asJson(clean.headers()))
                .param("body", clean.body())
                .param("understood", string(understood))
                .param("reason", string(reason))
                .update();
    }

    private static @Nullable String string(@Nullable Masked text) {
        return text == null ? null : new String(text.bytes(), UTF_8);
    }

    private Optional<Kept> kept(long number) {
        return jdbc.sql("""
                        select id, source_id, received_at, headers, body, understood, reason
                          from intake.delivery
                         where id = :id
                           for update
                        """)
                .param("id", number)
                .query(DataClassRowMapper.newInstance(Kept.class))
                .optional();
    }

    private record Kept(
            long id,
            long sourceId,
            Instant receivedAt,
            String headers,
            byte[] body,
            @Nullable String understood,
            @Nullable String reason) {}
}
