package dev.plimsoll.intake.web;

import dev.plimsoll.intake.SearchProgress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Sources page.
 *
 * @param strangers what was sent to sources that do not exist
 * @param search the search of what is kept for credentials
 */
record SourcesView(List<SourceCard> cards, @Nullable Rejected strangers, SearchProgress search) {

    public boolean hasDemo() {
        return cards.stream().anyMatch(card -> card.source().isDemo());
    }

    /** Nobody has sent anything yet. */
    public boolean isUntouched() {
        return cards.stream().allMatch(card -> card.source().isSilent());
    }
}
