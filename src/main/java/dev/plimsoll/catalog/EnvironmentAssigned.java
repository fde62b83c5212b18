package dev.plimsoll.catalog;

/** An environment serves another purpose than before. Published inside the transaction that wrote it. */
public record EnvironmentAssigned(long environmentId) {}
