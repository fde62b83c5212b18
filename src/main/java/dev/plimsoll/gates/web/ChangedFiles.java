package dev.plimsoll.gates.web;

import dev.plimsoll.gates.facts.Range;
import java.util.List;
import java.util.regex.Pattern;

/** What kinds of files a release touches, as far as its commits say so. */
final class ChangedFiles {

    private static final Pattern PIPELINE = Pattern.compile("(?:^|.*/)(?:\\.github/workflows/.+|\\.gitlab-ci\\.ya?ml|"
            + "\\.gitlab/ci/.+|azure-pipelines[^/]*\\.ya?ml|\\.azure-pipelines/.+|\\.circleci/.+|Jenkinsfile[^/]*|"
            + "\\.buildkite/.+|\\.drone\\.ya?ml|bitbucket-pipelines\\.ya?ml|\\.tekton/.+)");
    private static final Pattern DOCS = Pattern.compile(
            "(?:^|.*/)(?:docs?/.+|[^/]+\\.(?:md|mdx|rst|adoc|txt)|LICENSE[^/]*|NOTICE[^/]*|CODEOWNERS|AUTHORS)",
            Pattern.CASE_INSENSITIVE);

    private final List<String> paths;
    private final boolean isKnown;

    private ChangedFiles(List<String> paths, boolean isKnown) {
        this.paths = paths;
        this.isKnown = isKnown;
    }

    static ChangedFiles of(Range range) {
        var commits = range.commits();
        var paths = commits.stream()
                .flatMap(commit -> commit.paths().stream())
                .distinct()
                .toList();
        var isKnown = range.isComplete()
                && !commits.isEmpty()
                && commits.stream().noneMatch(commit -> commit.paths().isEmpty());
        return new ChangedFiles(paths, isKnown);
    }

    /** The files that say how it is built and deployed. */
    List<String> pipelines() {
        return paths.stream().filter(path -> PIPELINE.matcher(path).matches()).toList();
    }

    /** Whether all commits say which files they touch, and none of these is anything but documentation. */
    boolean isDocumentationOnly() {
        return isKnown && docs() == paths.size();
    }

    boolean isNothing() {
        return paths.isEmpty();
    }

    /** Such as {@code 1 code file, 1 docs file}. */
    String sentence() {
        var docs = docs();
        var code = paths.size() - docs;
        var text = counted(code, "code file") + ", " + counted(docs, "docs file");
        return isKnown ? text : "at least " + text;
    }

    private long docs() {
        return paths.stream().filter(path -> DOCS.matcher(path).matches()).count();
    }

    private static String counted(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
