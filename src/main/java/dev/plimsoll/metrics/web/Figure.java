package dev.plimsoll.metrics.web;

import dev.plimsoll.metrics.Amount;
import dev.plimsoll.metrics.Measure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the five figures.
 *
 * @param parts the value, or what stands for it; empty where there is none
 * @param count how many rows are behind it, the text of a link to them
 * @param before what stands before the link
 * @param after what stands after it
 * @param verdict how it compares; null where there is no value
 * @param why why there is no value, or what is to be known of this one; null if nothing
 * @param fix what to do about it; null if nothing
 */
record Figure(
        Measure measure,
        List<Amount.Part> parts,
        String before,
        String count,
        String after,
        @Nullable Verdict verdict,
        @Nullable String why,
        @Nullable Fix fix,
        Ladder ladder) {

    public boolean hasValue() {
        return !parts.isEmpty();
    }

    /** @param address of a page of ours */
    record Fix(String text, String address) {}
}
