package dev.plimsoll.intake.evidence;

import dev.plimsoll.intake.RefusedDelivery;
import dev.plimsoll.intake.Tree;
import org.jspecify.annotations.Nullable;

/** One format of files in JSON. */
interface EvidenceFormat {

    boolean isOf(Tree file);

    /**
     * Reads the counts.
     *
     * @param kind as which kind of evidence the sender wants it to count; null for what the format stands for
     * @throws RefusedDelivery if the file lacks something, or cannot count as this kind
     */
    FoundOut read(Tree file, @Nullable String kind);
}
