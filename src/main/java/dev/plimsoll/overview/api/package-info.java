/** What the whole HTTP API looks like, as an OpenAPI document. */
@NullMarked
package dev.plimsoll.overview.api;

import org.jspecify.annotations.NullMarked;
