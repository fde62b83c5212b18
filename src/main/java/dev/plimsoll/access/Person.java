package dev.plimsoll.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Enumerated;
import jakarta.persistence.EnumType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
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
    private String passwordHash;

    @Enumerated(EnumType.STRING)
    private Role role;

    private Instant createdAt;

    @Version
    @Column(name = "row_version")
    private @Nullable Integer version;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Person() {}

    /** @param username as {@link Usernames#normalised} returns it */
    Person(String username, String displayName, String passwordHash, Role role, Instant createdAt) {
        this.username = username;
        this.displayName = displayName;
        this.passwordHash = passwordHash;
        this.role = role;
        this.createdAt = createdAt;
    }

    void becomeAdministrator(String newPasswordHash) {
        passwordHash = newPasswordHash;
        role = Role.ADMIN;
    }

    boolean isAdministrator() {
        return role == Role.ADMIN;
    }

    String passwordHash() {
        return passwordHash;
    }

    SignedInPerson signedIn() {
        return new SignedInPerson(username, displayName, passwordHash, role);
    }
}
