package dev.plimsoll.deployments.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A comparison as a text for a release note; times are UTC. */
final class CompareMarkdown {

    private final Comparison comparison;
    private final StringBuilder text = new StringBuilder();

    private CompareMarkdown(Comparison comparison) {
        this.comparison = comparison;
    }

    static String of(Comparison comparison, Instant now) {
        var markdown = new CompareMarkdown(comparison);
        markdown.head(now);
        comparison.rows().stream().filter(row -> !row.isSame()).forEach(markdown::row);
        return markdown.text.toString();
    }

    static ResponseEntity<byte[]> file(Comparison comparison, Instant now) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "markdown", UTF_8))
                .body(of(comparison, now).getBytes(UTF_8));
    }

    private void head(Instant now) {
        var ask = comparison.ask();
        line("# %s compared with %s".formatted(name(ask.from(), ask.at()), name(ask.to(), ask.then())));
        line("");
        line("As of %s. %s".formatted(now.truncatedTo(ChronoUnit.SECONDS), comparison.sentence()));
    }

    private void row(ComparedRow row) {
        var ask = comparison.ask();
        line("");
        line("## " + plain(row.service()) + (row.target() == null ? "" : " (" + plain(row.target()) + ")"));
        line("");
        line("%s: %s to %s."
                .formatted(
                        plain(capital(row.words(ask.fromName(), ask.toName()))),
                        version(row.pair().from()),
                        version(row.pair().to())));
        row.commits(ask, ComparedRow.MOST).forEach(this::commits);
    }

    private void commits(CommitsOfOne one) {
        line("");
        line("Only in " + plain(one.place()) + ":");
        line("");
        one.commits()
                .forEach(commit ->
                        line("- `%s` %s%s".formatted(commit.shown(), plain(commit.subject()), about(commit))));
        if (one.isCut()) {
            line("- and more");
        }
    }

    private static String about(ListedCommit commit) {
        var author = Objects.requireNonNullElse(commit.author(), "");
        var change = commit.change() == null ? "" : "#" + commit.change();
        var both = author.isEmpty() || change.isEmpty() ? author + change : author + ", " + change;
        return both.isEmpty() ? "" : " (" + plain(both) + ")";
    }

    private static String version(@Nullable ComparedSide side) {
        return side == null ? "nothing" : "`" + side.artifact().shown().replace("`", "'") + "`";
    }

    private static String name(String environment, @Nullable Instant at) {
        return plain(environment) + (at == null ? "" : " at " + at);
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
    }

    /** What a sender wrote is text and no markup. */
    private static String plain(String words) {
        return words.replaceAll("[\\r\\n]+", " ").replaceAll("([\\\\`*_\\[\\]<>])", "\\\\$1");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
