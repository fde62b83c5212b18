package dev.plimsoll.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Somebody who may sign in. */
@Entity
@Table(schema = "access", name = "person")
class Person {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String username;
    private String displayName;
    private @Nullable String passwordHash;
    private String source;
    private @Nullable Instant disabledAt;

    @SuppressWarnings("UnusedVariable") // Written here, read by whoever looks into the database.
    private Instant createdAt;

    @Version
    @Column(name = "row_version")
    private @Nullable Integer version;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Person() {}

    /**
     * Somebody new.
     *
     * @param username as {@link Usernames#normalised} returns it
     * @param passwordHash null for whoever signs in through a provider
     * @param source {@code local}, or the name of a provider
     */
    Person(String username, String displayName, @Nullable String passwordHash, String source, Instant createdAt) {
        this.username = username;
        this.displayName = displayName;
        this.passwordHash = passwordHash;
        this.source = source;
        this.createdAt = createdAt;
    }

    long id() {
        return Objects.requireNonNull(id, "not saved yet");
    }

    String username() {
        return username;
    }

    String displayName() {
        return displayName;
    }

    boolean isLocal() {
        return source.equals(Grants.LOCAL);
    }

    boolean isEnabled() {
        return disabledAt == null;
    }

    void enable() {
        disabledAt = null;
    }

    void disable(Instant at) {
        disabledAt = at;
    }

    void rename(String newDisplayName) {
        displayName = newDisplayName;
    }

    void changePassword(String newPasswordHash) {
        passwordHash = newPasswordHash;
    }

    /** Empty for whoever has no password, which no password matches. */
    String passwordHash() {
        return Objects.requireNonNullElse(passwordHash, "");
    }
}
