package dev.plimsoll.metrics.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param next the cursor of the next page; null on the last */
record RowPage(List<RowLine> lines, @Nullable String next) {}
