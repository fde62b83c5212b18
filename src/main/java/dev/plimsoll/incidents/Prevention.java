package dev.plimsoll.incidents;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who knows what would have stopped a deployment: a module that uses this one and is not used by it. */
public interface Prevention {

    /**
     * The rules that would have held or refused this deployment, by the policies of then and of now; empty if none would.
     * Where no policy covers the place, one entry without a rule that offers to write one.
     */
    List<Prevented> of(long deployment);

    /**
     * A rule that would have stopped it.
     *
     * @param policy for what the policy holds, such as {@code pay to production}
     * @param policyLink the page of the policy, or the one to write it
     * @param mode of the rule when the deployment began: {@code off, dry-run} or {@code enforced}
     * @param rule its title; null where no policy covers the place
     * @param words in a sentence or two, what it would have said and since when it was in that mode
     */
    record Prevented(
            String policy,
            String policyLink,
            String mode,
            @Nullable String rule,
            String words) {}
}
