/** The stories behind the gates, played through the API and read on the pages. */
package dev.plimsoll.gates.stories;
