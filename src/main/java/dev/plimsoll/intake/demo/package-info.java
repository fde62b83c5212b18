/** An invented company: ninety days of deliveries that come through the same door as everybody's. Data: db/sample. */
@NullMarked
package dev.plimsoll.intake.demo;

import org.jspecify.annotations.NullMarked;
