package dev.plimsoll.deployments;

/** What is known of the graph of commits. */
@FunctionalInterface
interface Ancestry {

    /** Whether the one commit is among the ancestors of the other; false where the graph does not say so. */
    boolean isAncestor(long repositoryId, String sha, String of);
}
