/** What every request has to pass before a page or a machine door sees it. */
@NullMarked
package dev.plimsoll.access.chains;

import org.jspecify.annotations.NullMarked;
