package dev.plimsoll.deployments.web;

import dev.plimsoll.deployments.Arrived;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commits that came with a deployment, in words. */
record ArrivedView(Arrived arrived) {

    public List<ListedCommit> commits() {
        return arrived.commits().stream().map(ListedCommit::new).toList();
    }

    /** What stands beside the heading. */
    public String summary() {
        if (arrived.count() == null) {
            return commits().isEmpty() ? "" : "how many is not known";
        }
        var merges = arrived.merges() == null || arrived.merges() == 0
                ? ""
                : ", " + counted(arrived.merges(), "merge commit") + " among them";
        return counted(arrived.count(), "commit") + merges;
    }

    /** Why the list is empty, or goes no further; null where it is all there is. */
    public @Nullable String note() {
        return switch (arrived.outcome()) {
            case COMPLETE -> complete();
            case BASELINE -> "The first version that was seen there: nobody can tell what was new in it.";
            case HISTORY_INCOMPLETE -> "Not all parents of these commits have been reported: there may be more.";
            case TRUNCATED -> "There are more than are looked for: only these are known to be new there.";
            case NO_EFFECT -> "It did not change what runs, so no commit arrived with it.";
            case UNKNOWN_COMMIT -> "Nobody has said which commit was deployed.";
        };
    }

    private @Nullable String complete() {
        if (arrived.commits().isEmpty()) {
            return "Nothing new: all its commits had been there before.";
        }
        return arrived.more() > 0
                ? "The newest %d of %d.".formatted(arrived.commits().size(), arrived.count())
                : null;
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
