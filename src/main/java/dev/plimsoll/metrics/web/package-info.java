/** Pages of the five measures: all of them, one of them, what people mark, what is aimed at, and what the words mean. */
@NullMarked
package dev.plimsoll.metrics.web;

import org.jspecify.annotations.NullMarked;
