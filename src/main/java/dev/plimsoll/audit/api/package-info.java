/** What programs ask about the audit log. */
@NullMarked
package dev.plimsoll.audit.api;

import org.jspecify.annotations.NullMarked;
