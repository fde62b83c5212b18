package dev.plimsoll.deployments;

/**
 * The question whether one commit of a repository is among the ancestors of another.
 *
 * @param sha the one that may be an ancestor
 * @param of the one whose ancestors are looked at
 */
record Descent(long repositoryId, String sha, String of) {}
