package dev.plimsoll.incidents;

import org.jspecify.annotations.Nullable;

/**
 * Other incidents count, or are laid at other doors, though nothing new is known of them. Published inside the transaction
 * that wrote it.
 *
 * @param serviceId the service whose window changed; null if it is about all
 */
public record AttributionRulesChanged(@Nullable Long serviceId) {}
