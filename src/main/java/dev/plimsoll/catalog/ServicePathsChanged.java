package dev.plimsoll.catalog;

/**
 * Other folders of its repository belong to a service than before.
 *
 * <p>Published inside the transaction that wrote it.
 */
public record ServicePathsChanged(long serviceId) {}
