package dev.plimsoll.deployments;

/**
 * Where something runs.
 *
 * @param target the part of the environment, such as a region; {@code *} for all of it
 */
record Cell(long serviceId, long environmentId, String target) {}
