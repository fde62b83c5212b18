package dev.plimsoll.intake;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A key that a sender and Plimsoll both know. */
@Entity
@SuppressWarnings("UnusedVariable") // Hibernate reads and writes them.
@Table(schema = "intake", name = "secret")
class Secret {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String value;
    private Instant createdAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Secret() {}

    Secret(String value, Instant createdAt) {
        this.value = value;
        this.createdAt = createdAt;
    }

    String value() {
        return value;
    }
}
