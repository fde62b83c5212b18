package dev.plimsoll.deployments;

/**
 * What tells a deployment from every other.
 *
 * @param origin whose deployment it is: the host of a code forge, or {@code "events"}
 * @param externalId what the origin calls it
 */
record DeploymentIdentity(String origin, String externalId) {}
