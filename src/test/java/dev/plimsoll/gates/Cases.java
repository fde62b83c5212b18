package dev.plimsoll.gates;

import dev.plimsoll.access.Approver;
import dev.plimsoll.access.Grant;
import dev.plimsoll.access.Role;
import dev.plimsoll.gates.calendar.Closure;
import dev.plimsoll.gates.facts.Candidate;
import dev.plimsoll.gates.facts.Facts;
import dev.plimsoll.gates.facts.Inventory;
import dev.plimsoll.gates.facts.Range;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds what rules look at; a test names only what it is about. */
public final class Cases {

    public static final Instant NOW = Instant.parse("2026-11-20T16:47:00Z");

    public String sha = "b".repeat(40);
    public @Nullable String digest = digest("b");
    public @Nullable String configHash;
    public @Nullable String ref = "refs/heads/main";
    public @Nullable String image;
    public @Nullable String platform;
    public String kind = "code";
    public Map<String, String> labels = Map.of();
    public List<String> required = List.of();
    public boolean isRollback;
    public Instant at = NOW;
    public Instant requestedAt = NOW;
    public final List<Facts.Running> running = new ArrayList<>();
    public final List<Facts.Past> recent = new ArrayList<>();
    public final List<Facts.Build> builds = new ArrayList<>();
    public final List<Facts.Evidence> evidences = new ArrayList<>();
    public final List<Facts.Stay> stays = new ArrayList<>();
    public final List<Facts.Migration> migrations = new ArrayList<>();
    public final List<Closure> freezes = new ArrayList<>();
    public @Nullable List<Facts.Incident> incidents;
    public @Nullable Inventory variables;
    public @Nullable Instant healthyUntil;
    public @Nullable Instant breakerClosedAt;
    public Range range = Range.UNKNOWN;
    public List<Approver> approvers = List.of();
    public Set<Long> self = Set.of();
    public List<Long> yes = List.of();
    public List<Tick> ticks = List.of();

    public static Cases aCase() {
        return new Cases();
    }

    public static String digest(String letter) {
        return "sha256:" + letter.repeat(64);
    }

    public static Approver approver(long id, String name, @Nullable String team) {
        return new Approver(
                id,
                name,
                name,
                List.of(new Grant(Role.APPROVER, team, null)),
                List.of(name.toLowerCase(java.util.Locale.ROOT)));
    }

    public GateCase build() {
        var candidate = new Candidate(
                new Candidate.Service(1, "pay", 1L, "Payments"),
                new Candidate.Environment(3, "production", "production", 500),
                Set.of("*"),
                sha,
                digest,
                configHash,
                ref,
                kind,
                image,
                platform,
                labels,
                required,
                isRollback);
        var facts = new Facts(
                at,
                running,
                recent,
                builds,
                evidences,
                stays,
                range,
                migrations,
                incidents,
                variables,
                healthyUntil,
                breakerClosedAt);
        return new GateCase(
                candidate,
                facts,
                freezes,
                new Electorate("Payments", "production", approvers, self, yes),
                ticks,
                requestedAt);
    }
}
