package dev.plimsoll.gates;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** What may come from outside as a text: of bounded length, and nothing that only controls how it is shown or kept. */
final class Words {

    private Words() {}

    /** @param text null for nothing said, which is fine */
    static boolean areUsable(@Nullable String text, int longest) {
        return text == null || (text.length() <= longest && text.chars().noneMatch(Character::isISOControl));
    }

    /** Each of them said, not blank, and usable. */
    static boolean areUsable(Collection<@Nullable String> texts, int most, int longest) {
        return texts.size() <= most
                && texts.stream().allMatch(text -> text != null && !text.isBlank() && areUsable(text, longest));
    }
}
