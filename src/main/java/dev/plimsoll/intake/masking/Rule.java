package dev.plimsoll.intake.masking;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One kind of credential, and how it is recognised.
 *
 * @param id the word by which the mask, the database and the metrics know it
 * @param title the name that people read
 * @param catches in words, what it recognises
 * @param rank its place in the table, from 0: where two find the same, the lower one names it
 * @param keywords in lower case: a body without any of them is not looked at
 * @param then one of these must follow an occurrence of a keyword closely, or it does not count; empty means it counts
 * @param pattern what it looks like in text; the group that takes part is the credential. Null for fields alone
 * @param field the names of fields whose whole value is one, as letters and digits in lower case; null for texts alone
 * @param check what else must hold
 * @param entropy the least Shannon entropy of the credential, in bits for each character
 */
public record Rule(
        String id,
        String title,
        String catches,
        int rank,
        List<String> keywords,
        List<String> then,
        @Nullable Pattern pattern,
        @Nullable Pattern field,
        Check check,
        double entropy) {

    private static final int SHORTEST = 3;

    /** Whether this text, found where a credential stands, is one. */
    boolean accepts(CharSequence found) {
        return found.length() >= SHORTEST
                && !Check.isPlaceholder(found)
                && check.holds(found)
                && (entropy == 0 || Check.entropy(found) >= entropy);
    }
}
