package dev.plimsoll.gates.forges;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a platform says of a deployment that it holds, when it is asked.
 *
 * @param attempt which attempt of the run, counted from 1; null where there are none
 * @param sha the whole commit id; null if it does not say
 * @param ref null if it does not say
 * @param hands the logins of those who had a hand in it
 */
public record Learned(
        @Nullable Integer attempt,
        @Nullable String sha,
        @Nullable String ref,
        List<String> hands) {}
