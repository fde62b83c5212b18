package dev.plimsoll.gates.rules;

import dev.plimsoll.gates.Finding;
import dev.plimsoll.gates.GateCase;
import dev.plimsoll.gates.GateRule;
import dev.plimsoll.gates.Nature;
import dev.plimsoll.gates.Options;
import dev.plimsoll.gates.RuleForm;
import dev.plimsoll.gates.facts.Candidate;
import dev.plimsoll.gates.facts.Facts.Build;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The artifact was made by a build that is known to have succeeded, and of this commit. */
@Component
class BuildRule implements GateRule {

    private static final String NAME = "build";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int position() {
        return 50;
    }

    @Override
    public Nature nature() {
        return Nature.REFUSES;
    }

    @Override
    public RuleForm form() {
        return RuleForm.of("Build", "A build that is known to have succeeded made the artifact, of this commit.");
    }

    @Override
    public String sentence(Options options) {
        return "built from its commit";
    }

    @Override
    public Finding judge(GateCase asked, Options options) {
        var candidate = asked.candidate();
        var builds = asked.facts().builds();
        if (candidate.digest() == null) {
            return ofCommit(candidate, builds);
        }
        var made = builds.stream()
                .filter(build -> candidate.digest().equals(build.digest()) && isSuccess(build))
                .toList();
        if (made.isEmpty()) {
            return skipped(candidate, builds)
                    .map(build -> Finding.fails(
                                    NAME,
                                    "the build of %s was skipped, and no known build produced this digest"
                                            .formatted(candidate.shortName()))
                            .seenAt(build.url(), build.finishedAt()))
                    .orElseGet(() -> Finding.unknown(NAME, "no known build produced this digest"));
        }
        return made.stream()
                .filter(build -> candidate.sha() == null
                        || build.sha() == null
                        || candidate.sha().equals(build.sha()))
                .findFirst()
                .map(build -> Finding.passes(NAME, "built from its commit").seenAt(build.url(), build.finishedAt()))
                .orElseGet(() -> ofAnother(candidate, made.get(0), builds));
    }

    private static Finding ofAnother(Candidate candidate, Build made, List<Build> builds) {
        var words = "claims %s but carries the artifact of %s".formatted(candidate.shortName(), shortSha(made));
        var skipped = skipped(candidate, builds).isPresent() ? ": the build job was skipped" : "";
        return Finding.fails(NAME, words + skipped).seenAt(made.url(), made.finishedAt());
    }

    private static Finding ofCommit(Candidate candidate, List<Build> builds) {
        var own = builds.stream()
                .filter(build -> build.sha() != null && build.sha().equals(candidate.sha()))
                .toList();
        return own.stream()
                .filter(BuildRule::isSuccess)
                .findFirst()
                .map(build -> Finding.passes(NAME, "built").seenAt(build.url(), build.finishedAt()))
                .or(() -> own.stream()
                        .filter(build -> !build.status().equals("queued")
                                && !build.status().equals("running"))
                        .findFirst()
                        .map(build -> Finding.fails(NAME, "the build was " + build.status())
                                .seenAt(build.url(), build.finishedAt())))
                .orElseGet(() -> Finding.unknown(NAME, "no build of this commit is known to have succeeded"));
    }

    private static Optional<Build> skipped(Candidate candidate, List<Build> builds) {
        return builds.stream()
                .filter(build -> build.status().equals("skipped")
                        && build.sha() != null
                        && build.sha().equals(candidate.sha()))
                .findFirst();
    }

    private static boolean isSuccess(Build build) {
        return build.status().equals("succeeded");
    }

    private static String shortSha(Build build) {
        return build.sha() == null
                ? "an unknown commit"
                : build.sha().substring(0, Math.min(7, build.sha().length()));
    }
}
