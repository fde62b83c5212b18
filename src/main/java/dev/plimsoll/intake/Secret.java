package dev.plimsoll.intake;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A key that a sender and Plimsoll both know. Kept sealed; one from before that is in clear until the next start. */
@Entity
@SuppressWarnings("UnusedVariable") // Hibernate reads and writes them.
@Table(schema = "intake", name = "secret")
class Secret {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private @Nullable String value;
    private @Nullable String sealed;
    private Instant createdAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Secret() {}

    Secret(String value, SourceSeal seal, Instant createdAt) {
        this.sealed = seal.seal(value);
        this.createdAt = createdAt;
    }

    String value(SourceSeal seal) {
        return sealed == null ? String.valueOf(value) : seal.open(sealed);
    }

    /** Seals it with the present key, unless that has been done. */
    void sealAnew(SourceSeal seal) {
        if (sealed == null || !seal.isPresent(sealed)) {
            sealed = seal.seal(value(seal));
            value = null;
        }
    }
}
