/** The page Audit log. */
@NullMarked
package dev.plimsoll.audit.web;

import org.jspecify.annotations.NullMarked;
