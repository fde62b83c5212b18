package dev.plimsoll.gates;

import java.time.Instant;

/**
 * A point of a checklist that somebody says is done.
 *
 * @param item as the policy words it
 */
public record Tick(String item, String personName, Instant at) {}
