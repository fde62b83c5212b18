/** What people see and do, in a real browser: run with {@code mvn verify -Pbrowser}. */
package dev.plimsoll.journeys;
