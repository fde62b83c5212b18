package dev.plimsoll.catalog;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** People who own services together. */
@Entity
@SuppressWarnings("UnusedVariable") // Hibernate reads and writes them.
@Table(schema = "catalog", name = "team")
class Team {

    private static final int LONGEST = 100;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String name;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Team() {}

    Team(String name) {
        this.name = checked(name);
    }

    String name() {
        return name;
    }

    void rename(String other) {
        name = checked(other);
    }

    private static String checked(String name) {
        if (name.isBlank() || name.strip().length() > LONGEST) {
            throw new NameInvalid("Give a name of at most 100 characters");
        }
        return name.strip();
    }
}
