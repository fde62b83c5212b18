package dev.plimsoll.intake.jenkins;

import dev.plimsoll.catalog.Claim;
import dev.plimsoll.intake.DeployingRun;
import dev.plimsoll.intake.Ended;
import dev.plimsoll.intake.GitAddress;
import dev.plimsoll.intake.Inbound;
import dev.plimsoll.intake.Times;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.UnreadableDelivery;
import dev.plimsoll.intake.WebAddress;
import dev.plimsoll.pipelines.RunReport;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One build of a job. The two plugins say the same and spell it differently: {@code full_url} and {@code fullUrl}, {@code
 * scm} and {@code scmState}.
 */
record JenkinsBuild(Tree job, Inbound inbound) {

    private static final String ORIGIN = "jenkins";
    private static final Pattern SLASHES = Pattern.compile("^/+|/+$");
    private static final Pattern FOLDER = Pattern.compile("(?:^|/)job/");
    private static final Pattern REMOTE = Pattern.compile("^(?:refs/(?:heads|remotes)/)?(?:origin/)?");
    private static final Pattern SHA = Pattern.compile("[0-9a-f]{7,64}");

    Translation translation() {
        var phase = Objects.requireNonNullElse(build().text("phase"), "").toUpperCase(Locale.ROOT);
        var status = status(phase);
        if (status == null) {
            return Translation.unrecognised("The phase \u201c%s\u201d of a build is not known here.".formatted(phase));
        }
        var run = run(status);
        return DeployingRun.of(build().at("parameters"))
                .translation(
                        run,
                        isSkewed(),
                        "Build %s: %s"
                                .formatted(
                                        run.externalId(),
                                        Objects.requireNonNullElse(run.conclusion(), phase.toLowerCase(Locale.ROOT))));
    }

    /** An end is told twice, before and after the last steps; it is one end. */
    private static @Nullable String status(String phase) {
        return switch (phase) {
            case "QUEUED" -> "queued";
            case "STARTED" -> "running";
            case "COMPLETED", "FINALIZED" -> "completed";
            default -> null;
        };
    }

    private RunReport run(String status) {
        var isOver = status.equals("completed");
        var at = inbound.now(said());
        var duration = Objects.requireNonNullElse(build().number("duration"), 0L);
        var origin = origin();
        return new RunReport(
                origin,
                id(),
                1,
                new Claim(origin, GitAddress.repository(scm("url"), at), null, null),
                name(),
                ref(),
                sha(),
                status,
                isOver ? Ended.word(build().text("status")) : null,
                null,
                isOver ? at.minusMillis(Math.max(0, duration)) : status.equals("running") ? at : null,
                isOver ? at : null,
                WebAddress.orNull(address()),
                at);
    }

    private Tree build() {
        return job.at("build");
    }

    private @Nullable Instant said() {
        return Times.of(build().text("timestamp"));
    }

    private boolean isSkewed() {
        var said = said();
        return said != null && !inbound.now(said).equals(said);
    }

    private @Nullable String address() {
        return first(build().text("full_url"), build().text("fullUrl"));
    }

    private String origin() {
        try {
            var host = URI.create(Objects.requireNonNullElse(address(), "")).getHost();
            return host == null ? ORIGIN : host.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return ORIGIN;
        }
    }

    /** Where it lies in this Jenkins, such as {@code job/pay/13}. */
    private String id() {
        var number = build().text("number");
        var url = first(build().text("url"), number == null ? null : job.text("name") + "/" + number);
        if (url == null || url.length() > 500) {
            throw new UnreadableDelivery("The body has neither \u201cbuild.url\u201d nor \u201cbuild.number\u201d.");
        }
        return SLASHES.matcher(url).replaceAll("");
    }

    /** The name of the job with those of its folders. */
    private @Nullable String name() {
        var url = job.text("url");
        var path = url == null ? "" : SLASHES.matcher(url).replaceAll("");
        return path.startsWith("job/")
                ? SLASHES.matcher(FOLDER.matcher(path).replaceAll("/")).replaceAll("")
                : job.text("name");
    }

    private @Nullable String scm(String field) {
        return first(build().text("scm", field), build().text("scmState", field));
    }

    private @Nullable String ref() {
        var branch = scm("branch");
        return branch == null || branch.equals("detached")
                ? null
                : REMOTE.matcher(branch).replaceFirst("");
    }

    private @Nullable String sha() {
        var commit = scm("commit");
        return commit != null && SHA.matcher(commit).matches() ? commit : null;
    }

    private static @Nullable String first(@Nullable String... texts) {
        return Stream.of(texts).filter(Objects::nonNull).findFirst().orElse(null);
    }
}
