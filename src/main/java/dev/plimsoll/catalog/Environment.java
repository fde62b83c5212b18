package dev.plimsoll.catalog;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A place that services are deployed to, where it stands in the order of promotion, and the names it goes by. */
@Entity
@SuppressWarnings("UnusedVariable") // Hibernate reads and writes them.
@Table(schema = "catalog", name = "environment")
class Environment {

    private static final int LONGEST = 255;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String name;
    private String tier;
    private int position;
    private String origin;
    private Instant firstSeenAt;

    @Version
    @Column(name = "row_version")
    private int version;

    @ElementCollection
    @CollectionTable(schema = "catalog", name = "environment_alias", joinColumns = @JoinColumn(name = "environment_id"))
    @Column(name = "alias")
    private Set<String> aliases = new HashSet<>();

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Environment() {}

    /** How an alias is looked up: without the sender's capitals and outer blanks. */
    static String alias(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    @Nullable
    Long id() {
        return id;
    }

    String name() {
        return name;
    }

    String tier() {
        return tier;
    }

    int position() {
        return position;
    }

    /** Takes another name; the old one stays an alias. */
    void rename(String other) {
        if (other.isBlank() || other.length() > LONGEST) {
            throw new NameInvalid("Give a name of at most 255 characters");
        }
        aliases.add(alias(name));
        aliases.add(alias(other));
        name = other.strip();
    }

    /** Whether it did not go by that name before. */
    boolean goBy(String alias) {
        return aliases.add(alias);
    }

    /**
     * Whether it went by that name before.
     *
     * @throws AliasInUse if it is the present name
     */
    boolean noLongerGoBy(String alias) {
        if (alias(name).equals(alias)) {
            throw new AliasInUse(alias);
        }
        return aliases.remove(alias);
    }

    void serveAs(EnvironmentTier newTier) {
        tier = newTier.word();
    }

    /** @param newPosition lower is earlier in the order of promotion */
    void moveTo(int newPosition) {
        position = newPosition;
    }
}
