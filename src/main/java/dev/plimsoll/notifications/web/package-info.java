/** The pages about messages: for administrators, and for each person. */
@NullMarked
package dev.plimsoll.notifications.web;

import org.jspecify.annotations.NullMarked;
