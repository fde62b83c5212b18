/**
 * An invented company: ninety days of deliveries that come through the same door as everybody's, and the alerts and
 * incidents that belong to them, under an origin of their own. Data: db/sample.
 */
@NullMarked
package dev.plimsoll.intake.demo;

import org.jspecify.annotations.NullMarked;
