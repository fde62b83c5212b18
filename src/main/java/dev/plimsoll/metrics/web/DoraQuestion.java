package dev.plimsoll.metrics.web;

import dev.plimsoll.metrics.DeliveryMetrics.After;
import dev.plimsoll.metrics.Question;
import org.jspecify.annotations.Nullable;

/**
 * A question as it stands in the address, and as it was understood.
 *
 * @param after where the page of rows begins; null for the first
 */
record DoraQuestion(
        DoraAsk ask,
        DoraWindow window,
        Question question,
        @Nullable After after) {}
