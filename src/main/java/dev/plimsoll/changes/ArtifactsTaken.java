package dev.plimsoll.changes;

import java.util.Set;

/**
 * Builds said what these artifacts were made of.
 *
 * <p>Published inside the transaction that wrote it.
 *
 * @param digests of the artifacts
 */
public record ArtifactsTaken(Set<String> digests) {}
