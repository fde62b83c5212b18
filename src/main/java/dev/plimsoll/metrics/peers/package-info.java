/** What other tools would say of the same history, by the rules that they document. None of it is a number of ours. */
@NullMarked
package dev.plimsoll.metrics.peers;

import org.jspecify.annotations.NullMarked;
