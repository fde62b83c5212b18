package dev.plimsoll.deployments;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How many a list answers at once: 1 to 1000, and 100 where nobody says. */
public final class PageSize {

    private static final int LARGEST = 1000;
    private static final int USUAL = 100;

    private PageSize() {}

    /** The nearest size there is to what was asked for. */
    public static int of(@Nullable Integer limit) {
        return Math.max(1, Math.min(Objects.requireNonNullElse(limit, USUAL), LARGEST));
    }
}
