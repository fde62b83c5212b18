/** Signing in through somebody else: providers of OpenID Connect, and GitHub. */
@NullMarked
package dev.plimsoll.access.providers;

import org.jspecify.annotations.NullMarked;
