package dev.plimsoll.deployments;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One slot of a chain while it is derived: takes facts in order, and says which beliefs begin with them. */
final class Lane {

    private final Ancestry ancestry;
    private final Map<Instant, Belief> begun = new LinkedHashMap<>();
    private final Map<Long, Effect> effects = new LinkedHashMap<>();
    private final List<Version> lived = new ArrayList<>();
    private @Nullable Belief current;
    private @Nullable Belief previous;
    private @Nullable Effect lastTook;

    Lane(Past past, Ancestry ancestry) {
        this.ancestry = ancestry;
        this.current = past.current();
        this.previous = past.previous();
        this.lastTook = past.lastTook();
        if (lastTook != null) {
            effects.put(lastTook.deploymentId(), lastTook);
        }
        lived.addAll(past.lived());
        if (previous != null) {
            lived.add(previous.version());
        }
    }

    Collection<Belief> begun() {
        return begun.values();
    }

    Collection<Effect> effects() {
        return effects.values();
    }

    @Nullable
    Belief current() {
        return current;
    }

    /** A deployment has taken effect. */
    void take(Took took) {
        var before = current;
        var version = brings(took);
        if (took.isCanary() && took.isWithdrawn()) {
            note(took, version, before, null, "the canary was given no more traffic", null);
            end(took.at(), "aborted");
        } else if (isClaimOfWhatWasSeen(took, version)) {
            var seen = Objects.requireNonNull(current);
            count(took, version, previous);
            adopt(seen.claimedBy(took, version));
            settle(effectOf(took).verified(took.at()));
        } else {
            count(took, version, before);
            if (isNew(took, version, before)) {
                begin(Belief.claimed(took, version));
            }
        }
    }

    /** Something was seen running. */
    void take(Saw saw) {
        var seen = saw.version();
        if (saw.isGone()) {
            end(saw.at(), "gone");
            return;
        }
        if (seen.hasNoCode()) {
            return;
        }
        if (current == null || current.isEnded()) {
            begin(Belief.observed(saw, null, current == null ? "first_sight" : "unexplained"));
            return;
        }
        if (!seen.isComparableWith(current.version())) {
            return;
        }
        if (seen.isSameCodeAs(current.version()) && seen.isSameConfigAs(current.version())) {
            agree(saw);
        } else if (current.isMixed()
                && previous != null
                && seen.isComparableWith(previous.version())
                && seen.isSameCodeAs(previous.version())) {
            begin(Belief.observed(saw, previous.deploymentId(), "settled"));
        } else if (!isOnlySlow(saw)) {
            differ(saw);
        }
    }

    /** A canary has ended by itself: failed, or was called off. */
    void close(Took took, Instant at) {
        if (current != null && !current.isEnded() && Long.valueOf(took.id()).equals(current.deploymentId())) {
            end(at, "aborted");
        }
    }

    /** What ran as a canary runs everywhere now. */
    void promote(Took took) {
        if (current != null && !current.isEnded() && current.version().isSameAs(took.version())) {
            end(took.at(), "promoted");
        }
    }

    private void agree(Saw saw) {
        if (Objects.requireNonNull(current).isMixed()) {
            begin(Belief.observed(saw, current.deploymentId(), "settled"));
        }
        if (lastTook != null && saw.version().isSameCodeAs(lastTook.brought())) {
            settle(lastTook.verified(saw.at()));
        }
    }

    private void differ(Saw saw) {
        var claim = lastTook;
        if (claim != null
                && saw.version().isSameAs(claim.brought())
                && Objects.requireNonNull(current).isUnclaimed()) {
            begin(Belief.observed(saw, claim.deploymentId(), "settled"));
            settle(claim.verified(saw.at()));
        } else if (claim != null && !Objects.requireNonNull(current).isUnclaimed() && claim.verifiedAt() == null) {
            begin(Belief.observed(saw, null, "mismatch"));
            settle(claim.contradicted(saw.at(), saw.observer()));
        } else {
            begin(Belief.observed(saw, null, "unexplained"));
        }
    }

    /** Whether a process still reports what ran before, so soon after the rollout that it need not mean anything. */
    private boolean isOnlySlow(Saw saw) {
        return current != null
                && !current.isUnclaimed()
                && previous != null
                && saw.at().isBefore(current.beganAt().plus(Chain.GRACE))
                && saw.version().isComparableWith(previous.version())
                && saw.version().isSameCodeAs(previous.version());
    }

    /** Whether the deployment only says what was already seen while it was under way. */
    private boolean isClaimOfWhatWasSeen(Took took, Version version) {
        return current != null
                && !took.isPartial()
                && current.isRunning()
                && current.isUnclaimed()
                && took.wasUnderWayAt(current.beganAt())
                && current.version().isSameCodeAs(version);
    }

    /** A repetition of what runs is a tick on it and begins nothing, unless it is the first to tell the configuration. */
    private static boolean isNew(Took took, Version version, @Nullable Belief before) {
        return before == null
                || !before.isRunning()
                || took.isPartial()
                || !before.version().isSameAs(version)
                || version.makesConfigKnownOf(before.version())
                || (took.weight() != null && !DeploymentFacts.isSameShare(took.weight(), before.weight()));
    }

    private Version brings(Took took) {
        return took.version().hasNoCode() && current != null
                ? took.version().onCodeOf(current.version())
                : took.version();
    }

    private void count(Took took, Version version, @Nullable Belief before) {
        if (took.isCanary()) {
            note(took, version, before, null, "a canary counts when it is promoted", null);
        } else if (took.isPartial()) {
            note(took, version, before, null, "it reached only a part: it counts when it is complete", null);
        } else {
            var live = running(before);
            var verdict = Verdict.of(took, version, before, live, any -> livedBefore(any, live), ancestry);
            note(took, version, before, verdict.countsAs(), verdict.because(), verdict.versionRestored());
        }
    }

    /** What was live: behind a rollout that reached only a part it is what ran before that. */
    private @Nullable Belief running(@Nullable Belief belief) {
        return belief != null && belief.isMixed() && previous != null ? previous : belief;
    }

    private boolean livedBefore(Version version, @Nullable Belief live) {
        return lived.stream()
                .anyMatch(ran -> live == null ? version.isSameAs(ran) : version.comesBackAs(ran, live.version()));
    }

    private void note(
            Took took,
            Version version,
            @Nullable Belief before,
            @Nullable String countsAs,
            String because,
            @Nullable Boolean versionRestored) {
        settle(new Effect(
                took.id(),
                took.at(),
                took.slot(),
                version,
                countsAs,
                because,
                Replaced.of(before),
                versionRestored,
                null,
                null,
                null));
    }

    private Effect effectOf(Took took) {
        return Objects.requireNonNull(effects.get(took.id()));
    }

    private void settle(Effect effect) {
        lastTook = effect;
        effects.put(effect.deploymentId(), effect);
    }

    private void end(Instant at, String why) {
        if (current != null && !current.isEnded()) {
            begin(current.ended(at, why));
        }
    }

    /** The same belief, said better. */
    private void adopt(Belief belief) {
        begun.put(belief.beganAt(), belief);
        current = belief;
    }

    /** Two beliefs that begin at one instant: the later fact counts, the earlier held for no time. */
    private void begin(Belief belief) {
        if (current != null && current.isRunning() && !current.beganAt().equals(belief.beganAt())) {
            previous = current;
            lived.add(current.version());
        }
        begun.put(belief.beganAt(), belief);
        current = belief;
    }
}
