package dev.plimsoll.metrics;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What has been reported of a commit, as far as lead times go.
 *
 * @param parents how many it has; null if nobody said
 * @param paths the files it touched; null if nobody said
 * @param change the number of the change request that it names
 * @param pickedFrom the commit that it was picked from, maybe abbreviated
 * @param isRevert whether it takes another one back
 */
record CommitFacts(
        Settling.Commit id,
        @Nullable String author,
        @Nullable String subject,
        @Nullable Instant authoredAt,
        @Nullable Instant committedAt,
        @Nullable Integer parents,
        @Nullable List<String> paths,
        @Nullable Long change,
        @Nullable String pickedFrom,
        boolean isRevert,
        @Nullable String patchId) {

    private static final Pattern SQUASHED = Pattern.compile(".*\\(#\\d+\\)\\s*");

    String sha() {
        return id.sha();
    }

    boolean isMerge() {
        return parents != null && parents > 1;
    }

    /** Whether it stands on one commit; where nobody said, whether its message is none of a merge. */
    boolean standsOnOne() {
        return parents == null ? subject == null || !subject.startsWith("Merge ") : parents == 1;
    }

    /** Whether its subject ends as that of a squashed change request does. */
    boolean looksSquashed() {
        return standsOnOne() && subject != null && SQUASHED.matcher(subject).matches();
    }

    /** Whether it touches one of these paths, as far as anybody said. */
    boolean touches(List<String> prefixes) {
        return paths == null
                || prefixes.isEmpty()
                || paths.stream().anyMatch(path -> prefixes.stream().anyMatch(path::startsWith));
    }
}
