package dev.plimsoll.intake;

import dev.plimsoll.secrets.Seals;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The senders that the door lets in: those made on the Sources page and those declared in the configuration. */
@Component
public class Sources {

    /** What one replica changes the others know after this long at most. */
    private static final int SHORTEST_SECRET = 8;

    private static final int LONGEST_SECRET = 500;
    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    private static final int REMEMBERED_AT_MOST = 1000;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    /** Words that stand in the addresses of the Sources pages where a name could stand. */
    private static final Set<String> RESERVED = Set.of("new", "deliveries", "versions");

    private static final SecureRandom RANDOM = new SecureRandom();

    private final SourceRepository sources;
    private final DeliveryRows rows;
    private final Set<String> kinds;
    private final Seals seals;
    private final SourceActs acts;
    private final Clock clock;
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

    Sources(
            SourceRepository sources,
            DeliveryRows rows,
            List<WebhookSource> kinds,
            Seals seals,
            SourceActs acts,
            Clock clock) {
        this.sources = sources;
        this.rows = rows;
        this.kinds = kinds.stream().map(WebhookSource::kind).collect(Collectors.toSet());
        this.seals = seals;
        this.acts = acts;
        this.clock = clock;
    }

    /** The sender of this name, if there is one. Costs no query while it is remembered. */
    Optional<ActiveSource> active(String name) {
        var now = clock.instant();
        var known = remembered.get(name);
        if (known == null || known.until().isBefore(now)) {
            known = new Remembered(
                    sources.findByName(name).map(source -> source.active(seal(name))), now.plus(REMEMBERED));
            if (remembered.size() >= REMEMBERED_AT_MOST) {
                remembered.clear();
            }
            remembered.put(name, known);
        }
        return known.source();
    }

    /**
     * Makes a new sender and returns its secret, which is shown once.
     *
     * @throws InvalidSource if the name cannot stand in an address, is taken, or the kind is not known
     */
    @Transactional
    public String create(String name, String kind) {
        var secret = newSecret();
        write(name, kind, secret, false);
        return secret;
    }

    /**
     * Makes a new sender that signs with a secret of its own making.
     *
     * @throws InvalidSource if the name cannot stand in an address, is taken, the kind is not known, or the secret is none
     */
    @Transactional
    public void createWith(String name, String kind, String secret) {
        write(name, kind, given(secret), false);
    }

    /** Makes a sender that needs no secret because another door lets it in; once. */
    @Transactional
    public void createBuiltIn(String name, String kind) {
        if (sources.findByName(name).isEmpty()) {
            sources.save(new Source(name, kind, false, false, clock.instant()));
        }
    }

    /** Makes the sender of the demo data, once. */
    @Transactional
    public void createDemo(String name, String kind, String secret) {
        if (sources.findByName(name).isEmpty()) {
            write(name, kind, secret, true);
        }
    }

    /**
     * Adds a second secret and returns it; the first stays valid until {@link #dropOldSecrets}.
     *
     * @throws SourceNotFound if there is no such sender
     * @throws InvalidSource if it is declared in the configuration
     */
    @Transactional
    public String addSecret(String name) {
        var secret = newSecret();
        add(name, secret);
        return secret;
    }

    /**
     * Adds one that the sender made; those before stay valid until {@link #dropOldSecrets}.
     *
     * @throws SourceNotFound if there is no such sender
     * @throws InvalidSource if it is declared in the configuration, or this is no secret
     */
    @Transactional
    public void addSecret(String name, String secret) {
        add(name, given(secret));
    }

    private void add(String name, String secret) {
        var source = editable(name);
        var before = source.secretCount();
        source.addSecret(secret, seal(name), clock.instant());
        acts.secretAdded(source, before);
        remembered.remove(name);
    }

    private static String given(String secret) {
        var given = secret.strip();
        if (given.length() < SHORTEST_SECRET
                || given.length() > LONGEST_SECRET
                || given.chars().anyMatch(Character::isWhitespace)) {
            throw new InvalidSource(
                    "secret",
                    "This is no secret: paste it as the sender shows it, %d to %d characters without blanks."
                            .formatted(SHORTEST_SECRET, LONGEST_SECRET));
        }
        return given;
    }

    /** Ends the validity of all secrets but the newest. */
    @Transactional
    public void dropOldSecrets(String name) {
        var source = editable(name);
        var before = source.secretCount();
        source.keepNewestSecret();
        acts.secretsEnded(source, before);
        remembered.remove(name);
    }

    /**
     * Says how long a sender may be quiet at most before that is a silence; null for what its pauses say.
     *
     * @throws SourceNotFound if there is no such sender
     * @throws InvalidSource if it is of the demo, or declared in the configuration
     */
    @Transactional
    public void expect(String name, @Nullable Heartbeat heartbeat) {
        var source = sources.findByName(name).orElseThrow(() -> new SourceNotFound(name));
        if (source.isDemo()) {
            throw new InvalidSource("every", "\u201c%s\u201d is of the demo, which is never silent.".formatted(name));
        }
        if (source.isDeclared()) {
            throw new InvalidSource(
                    "every",
                    "\u201c%1$s\u201d is declared in the configuration: set plimsoll.intake.sources.%1$s.silent-after there."
                            .formatted(name));
        }
        var before = source.heartbeat();
        source.expect(heartbeat);
        acts.heartbeatSet(name, before, source.heartbeat());
    }

    /** Takes over what the configuration says. */
    @Transactional
    void declare(Map<String, IntakeProperties.DeclaredSource> declared) {
        declared.forEach(this::declare);
        sources.findByIsDeclaredTrue().stream()
                .filter(source -> !declared.containsKey(source.name()))
                .forEach(this::undeclare);
        remembered.clear();
    }

    /** Seals with the present key what is in clear, or was sealed with an earlier one. */
    @Transactional
    void sealAnew() {
        sources.findAll().forEach(source -> source.sealAnew(seal(source.name())));
    }

    /** Forgets a sender and everything it sent. */
    @Transactional
    public void remove(String name) {
        sources.findByName(name).ifPresent(source -> {
            rows.forget(source.number());
            sources.delete(source);
            acts.deleted(source);
        });
        remembered.remove(name);
    }

    private void declare(String name, IntakeProperties.DeclaredSource source) {
        check(name, source.kind());
        var known = sources.findByName(name);
        var row = known.orElseGet(() -> new Source(name, source.kind(), true, false, clock.instant()));
        var before = known.map(Source::facts).orElse(null);
        row.expect(source.silentAfter() == null ? null : new Heartbeat(source.silentAfter()));
        var changed = row.declare(source.kind(), source.secrets(), seal(name), clock.instant());
        if (changed || !row.facts().equals(before)) {
            acts.declared(row, before);
        }
        sources.save(row);
    }

    /** The configuration no longer speaks of it. */
    private void undeclare(Source source) {
        var before = source.facts();
        source.undeclare();
        acts.undeclared(source, before);
    }

    private void write(String name, String kind, String secret, boolean isDemo) {
        check(name, kind);
        if (sources.findByName(name).isPresent()) {
            throw new InvalidSource("name", "There is a source called \u201c%s\u201d already.".formatted(name));
        }
        var source = new Source(name, kind, false, isDemo, clock.instant());
        source.addSecret(secret, seal(name), clock.instant());
        sources.save(source);
        acts.made(name, kind);
        remembered.remove(name);
    }

    private void check(String name, String kind) {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidSource(
                    "name",
                    "\u201c%s\u201d cannot stand in an address: use lower-case letters, digits and hyphens, at most 63."
                            .formatted(name));
        }
        if (RESERVED.contains(name)) {
            throw new InvalidSource(
                    "name", "\u201c%s\u201d is a word of Plimsoll\u2019s own addresses: use another.".formatted(name));
        }
        if (!kinds.contains(kind)) {
            throw new InvalidSource("kind", "There is no kind \u201c%s\u201d: use one of %s.".formatted(kind, kinds));
        }
    }

    private SourceSeal seal(String name) {
        return new SourceSeal(seals, name);
    }

    private Source editable(String name) {
        var source = sources.findByName(name).orElseThrow(() -> new SourceNotFound(name));
        if (source.isDeclared()) {
            throw new InvalidSource(
                    "name",
                    "\u201c%s\u201d is declared in the configuration: change its secrets there.".formatted(name));
        }
        return source;
    }

    private static String newSecret() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private record Remembered(Optional<ActiveSource> source, Instant until) {}
}
