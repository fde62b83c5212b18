package dev.plimsoll.deployments;

/** A run before the gate of an environment: what a review is about. */
record GatedRun(String origin, String runId, long environmentId) {}
