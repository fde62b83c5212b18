package dev.plimsoll.metrics;

import dev.plimsoll.incidents.AttributionRules;
import java.time.Duration;

/** The lengths that the definitions rest on. */
public final class Rules {

    /**
     * How long after a deployment a trouble may begin to be laid at its door, the end included, unless somebody chose
     * otherwise of its service.
     */
    public static final Duration ATTRIBUTED_WITHIN = Duration.ofHours(AttributionRules.DEFAULT_HOURS);

    /** Within which the same version in several environments of a tier is one deployment. */
    public static final Duration GROUPED_WITHIN = Duration.ofHours(6);

    /** How far an author's clock may be ahead: a lead time of less than zero by so much is zero. */
    public static final Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(5);

    /** Below so many deployments a rate says less than its count. */
    public static final int ENOUGH_FOR_A_RATE = 10;

    /** Below so many rows a median is not compared with another. */
    public static final int ENOUGH_TO_COMPARE = 5;

    /** Below so many whole weeks a frequency is in no band. */
    public static final int WEEKS_FOR_A_BAND = 4;

    private Rules() {}
}
