package dev.plimsoll.intake;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One sender, and the secrets by which it proves who it is. */
@Entity
@SuppressWarnings("UnusedVariable") // Hibernate reads and writes them.
@Table(schema = "intake", name = "source")
class Source {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String name;
    private String kind;
    private boolean isDeclared;
    private boolean isDemo;
    private Instant createdAt;
    private @Nullable Integer heartbeatSeconds;

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true, fetch = FetchType.EAGER)
    @JoinColumn(name = "source_id", nullable = false, updatable = false)
    @OrderBy("id")
    private List<Secret> secrets = new ArrayList<>();

    @Version
    private int rowVersion;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Source() {}

    Source(String name, String kind, boolean isDeclared, boolean isDemo, Instant createdAt) {
        this.name = name;
        this.kind = kind;
        this.isDeclared = isDeclared;
        this.isDemo = isDemo;
        this.createdAt = createdAt;
    }

    /**
     * What the configuration says of a source counts, also after the source was made by hand. Returns whether its secrets
     * are others than before.
     */
    boolean declare(String kind, Collection<String> wanted, SourceSeal seal, Instant now) {
        this.kind = kind;
        isDeclared = true;
        var gone = secrets.removeIf(secret -> !wanted.contains(secret.value(seal)));
        var before = secrets.size();
        wanted.stream().filter(value -> !values(seal).contains(value)).forEach(value -> addSecret(value, seal, now));
        return gone || secrets.size() > before;
    }

    /** The configuration no longer speaks of it: what it sent stays, but it needs a new secret to send more. */
    void undeclare() {
        isDeclared = false;
        secrets.clear();
    }

    void addSecret(String value, SourceSeal seal, Instant now) {
        secrets.add(new Secret(value, seal, now));
    }

    void sealAnew(SourceSeal seal) {
        secrets.forEach(secret -> secret.sealAnew(seal));
    }

    /** Ends the validity of all secrets but the newest. */
    void keepNewestSecret() {
        while (secrets.size() > 1) {
            secrets.remove(0);
        }
    }

    void expect(@Nullable Heartbeat heartbeat) {
        heartbeatSeconds =
                heartbeat == null ? null : (Integer) (int) heartbeat.length().toSeconds();
    }

    @Nullable
    Duration heartbeat() {
        return heartbeatSeconds == null ? null : Duration.ofSeconds(heartbeatSeconds);
    }

    ActiveSource active(SourceSeal seal) {
        return new ActiveSource(number(), name, kind, isDemo, values(seal));
    }

    long number() {
        return id == null ? 0 : id;
    }

    String name() {
        return name;
    }

    String kind() {
        return kind;
    }

    int secretCount() {
        return secrets.size();
    }

    /** What can be told of it without its secrets. */
    Map<String, ?> facts() {
        var heartbeat = heartbeat();
        return heartbeat == null
                ? Map.of("kind", kind, "secrets", secrets.size(), "declared", isDeclared)
                : Map.of(
                        "kind",
                        kind,
                        "secrets",
                        secrets.size(),
                        "declared",
                        isDeclared,
                        "silentAfter",
                        Heartbeat.text(heartbeat));
    }

    boolean isDemo() {
        return isDemo;
    }

    boolean isDeclared() {
        return isDeclared;
    }

    private List<String> values(SourceSeal seal) {
        return secrets.stream().map(secret -> secret.value(seal)).toList();
    }
}
