package dev.plimsoll.deployments.api;

import dev.plimsoll.deployments.AskedNames;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which deployments a program asks for; null narrows nothing.
 *
 * @param from inclusive
 * @param to exclusive
 */
record DeploymentFilter(
        @Nullable Kind kind,
        @Nullable Outcome outcome,
        @Nullable Outcome status,
        AskedNames.Scope scope,
        @Nullable Instant from,
        @Nullable Instant to) {}
