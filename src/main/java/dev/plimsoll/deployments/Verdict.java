package dev.plimsoll.deployments;

import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How a deployment counts, by the first rule that fits.
 *
 * @param because the rule in words, for a person
 */
record Verdict(String countsAs, String because, @Nullable Boolean versionRestored) {

    /**
     * @param version what runs because of it
     * @param found what it found there, or null
     * @param live what ran there: behind a rollout that reached only a part, what ran before that
     * @param ranBefore whether a version ran there before
     */
    static Verdict of(
            Took took,
            Version version,
            @Nullable Belief found,
            @Nullable Belief live,
            Predicate<Version> ranBefore,
            Ancestry ancestry) {
        if (live == null) {
            return new Verdict(Effect.BASELINE, "nothing is known to have run there before it", null);
        }
        if (live.isEnded() && took.rollbackOf() == null) {
            return new Verdict(Effect.BASELINE, "nothing ran there any more", null);
        }
        var isMixed = found != null && found.isMixed();
        var was = live.version();
        var isSame = !live.isEnded() && isSame(took, version, was);
        if (took.rollbackOf() != null) {
            return new Verdict(
                    Effect.ROLLBACK,
                    "the sender says that it rolls back %s".formatted(took.rollbackOf()),
                    (version.hasNoCode() && version.configHash() == null)
                            ? null
                            : (!isSame || isMixed) && ranBefore.test(version));
        }
        if (isSame && isMixed) {
            return new Verdict(
                    Effect.ROLLBACK,
                    "%s came back after a rollout that reached only a part".formatted(version.shortName()),
                    true);
        }
        if (isSame && took.undoes(version)) {
            return new Verdict(
                    Effect.ROLLBACK,
                    "%s came back after the rollout of %s failed"
                            .formatted(
                                    version.shortName(),
                                    Objects.requireNonNull(took.failedBefore()).shortName()),
                    true);
        }
        if (isSame) {
            var already = "%s was what ran already".formatted(version.shortName());
            return new Verdict(
                    Effect.REDEPLOY,
                    version.makesConfigKnownOf(was)
                            ? already + "; with which configuration it ran nobody had said"
                            : already,
                    null);
        }
        if (ranBefore.test(version)) {
            return new Verdict(
                    Effect.ROLLBACK, "%s ran there before %s".formatted(name(version, was), was.shortName()), true);
        }
        if (isAncestor(took, version, was, ancestry)) {
            return new Verdict(
                    Effect.ROLLBACK,
                    "%s is an ancestor of %s, which ran".formatted(version.shortName(), was.shortName()),
                    false);
        }
        if (took.version().hasNoCode()) {
            return new Verdict(Effect.CONFIG, "it names no commit: the configuration changed", null);
        }
        if (version.isSameCodeAs(was)) {
            return new Verdict(
                    Effect.CONFIG, "the commit stays %s, the configuration changed".formatted(was.shortName()), null);
        }
        return new Verdict(Effect.CHANGE, "%s had not run there before".formatted(version.shortName()), null);
    }

    /** A change that names nothing to compare is never the same as what runs. */
    private static boolean isSame(Took took, Version version, Version was) {
        return !(took.version().hasNoCode() && took.version().configHash() == null) && version.isSameAs(was);
    }

    private static String name(Version version, Version was) {
        return version.isSameCodeAs(was) && version.configHash() != null
                ? "configuration " + version.configHash()
                : version.shortName();
    }

    private static boolean isAncestor(Took took, Version version, Version was, Ancestry ancestry) {
        return took.repositoryId() != null
                && took.version().sha() != null
                && version.sha() != null
                && was.sha() != null
                && !version.sha().equals(was.sha())
                && ancestry.isAncestor(took.repositoryId(), version.sha(), was.sha());
    }
}
