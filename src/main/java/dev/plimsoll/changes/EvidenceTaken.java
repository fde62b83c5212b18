package dev.plimsoll.changes;

import java.util.Set;

/**
 * Something was found out about these artifacts. Published inside the transaction that wrote it.
 *
 * @param digests as their senders wrote them
 */
public record EvidenceTaken(Set<String> digests) {}
