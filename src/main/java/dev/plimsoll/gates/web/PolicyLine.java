package dev.plimsoll.gates.web;

import dev.plimsoll.gates.Policy;
import dev.plimsoll.gates.PolicyDiff;
import java.util.List;

/**
 * One version of a policy as a page shows it.
 *
 * @param sentence the policy read back
 * @param changes what it says otherwise than the version before it; none for the first
 */
record PolicyLine(Policy policy, String sentence, List<PolicyDiff.Line> changes) {

    /** The sentence without for what it is, where that stands beside it. */
    public String asks() {
        var prefix = policy.scope().text() + ": ";
        return sentence.startsWith(prefix) ? sentence.substring(prefix.length()) : sentence;
    }
}
