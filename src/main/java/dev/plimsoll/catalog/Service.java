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
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Something that is deployed on its own, and every name that senders use for it. */
@Entity
@SuppressWarnings("UnusedVariable") // Hibernate reads and writes them.
@Table(schema = "catalog", name = "service")
class Service {

    static final String NAME_SHAPE = "[a-z0-9][a-z0-9._-]{0,99}";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String name;
    private @Nullable Long teamId;
    private @Nullable Short tier;
    private @Nullable String runbookUrl;
    private @Nullable LocalDate runbookReviewedOn;
    private String origin;
    private Instant firstSeenAt;

    @Version
    @Column(name = "row_version")
    private int version;

    @ElementCollection
    @CollectionTable(schema = "catalog", name = "service_alias", joinColumns = @JoinColumn(name = "service_id"))
    @Column(name = "alias")
    private Set<String> aliases = new HashSet<>();

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Service() {}

    String name() {
        return name;
    }

    @Nullable
    Long teamId() {
        return teamId;
    }

    @Nullable
    Short tier() {
        return tier;
    }

    /** Takes another name; the old one stays an alias, so that senders and addresses that use it still arrive. */
    void rename(String other) {
        if (!other.matches(NAME_SHAPE)) {
            throw new NameInvalid(
                    "Use lower-case letters, digits, dots, hyphens and underscores, at most 100, and begin with a letter or digit");
        }
        aliases.add(ServiceName.alias(name));
        aliases.add(ServiceName.alias(other));
        name = other;
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
        if (ServiceName.alias(name).equals(alias)) {
            throw new AliasInUse(alias);
        }
        return aliases.remove(alias);
    }

    @Nullable
    String runbookUrl() {
        return runbookUrl;
    }

    @Nullable
    LocalDate runbookReviewedOn() {
        return runbookReviewedOn;
    }

    /** @param reviewedOn when somebody last made sure that it is true; null if nobody said so, or there is none */
    void haveRunbook(@Nullable String url, @Nullable LocalDate reviewedOn) {
        runbookUrl = url;
        runbookReviewedOn = url == null ? null : reviewedOn;
    }

    /** @param newTier from 1, the most critical, to 4; null if nobody has said */
    void belongTo(@Nullable Long newTeamId, @Nullable Short newTier) {
        teamId = newTeamId;
        tier = newTier;
    }
}
