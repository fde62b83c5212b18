package dev.plimsoll.deployments;

import java.time.Instant;
import java.util.Comparator;

/** What a chain of beliefs is derived from. */
sealed interface ChainFact permits Took, Saw {

    /** By time, a claim before what was seen at the same instant, then by what they say: never by arrival. */
    Comparator<ChainFact> IN_ORDER = Comparator.comparing(ChainFact::at)
            .thenComparing(fact -> fact instanceof Took ? 0 : 1)
            .thenComparing(ChainFact::tieBreak);

    /** When it took effect, or was seen. */
    Instant at();

    String slot();

    Version version();

    /** Tells two facts of one instant apart, the same way however often they are read. */
    String tieBreak();
}
