package dev.plimsoll.intake.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Sources page.
 *
 * @param strangers what was sent to sources that do not exist
 */
record SourcesView(List<SourceCard> cards, @Nullable Rejected strangers) {

    public boolean hasDemo() {
        return cards.stream().anyMatch(card -> card.source().isDemo());
    }

    /** Nobody has sent anything yet. */
    public boolean isUntouched() {
        return cards.stream().allMatch(card -> card.source().isSilent());
    }
}
