package dev.plimsoll.metrics.web;

import dev.plimsoll.metrics.Question;

/** A question as it stands in the address, and as it was understood. */
record DoraQuestion(DoraAsk ask, DoraWindow window, Question question) {}
