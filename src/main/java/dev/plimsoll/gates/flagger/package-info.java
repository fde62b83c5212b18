/** Gates for Flagger, as webhooks that confirm the steps of a canary. */
@NullMarked
package dev.plimsoll.gates.flagger;

import org.jspecify.annotations.NullMarked;
