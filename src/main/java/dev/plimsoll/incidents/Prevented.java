package dev.plimsoll.incidents;

/**
 * A rule that would have stopped a deployment.
 *
 * @param policy the name of its policy
 * @param policyLink the page of that policy, or where one can be made
 * @param mode {@code off, dry run} or {@code enforced} at that time
 * @param rule its name for people
 * @param words why it would have, in one sentence
 */
public record Prevented(String policy, String policyLink, String mode, String rule, String words) {}
