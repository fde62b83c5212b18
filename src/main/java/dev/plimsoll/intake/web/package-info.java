/** The pages and addresses of the door. */
@NullMarked
package dev.plimsoll.intake.web;

import org.jspecify.annotations.NullMarked;
