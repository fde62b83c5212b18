/** What programs ask about delivery: {@code /api/v1/metrics}. */
@NullMarked
package dev.plimsoll.metrics.api;

import org.jspecify.annotations.NullMarked;
