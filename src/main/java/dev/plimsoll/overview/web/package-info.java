/** The frame's own pages and fragments: state sentence, search, live signals, errors. */
@NullMarked
package dev.plimsoll.overview.web;

import org.jspecify.annotations.NullMarked;
