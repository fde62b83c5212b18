/**
 * Platforms that hold a deployment until they are answered. What they hold is kept, becomes a request, and is answered
 * through the outbox; how each of them is spoken to is in a folder of its own. To add one implement
 * {@link dev.plimsoll.gates.forges.Forge} and an {@link dev.plimsoll.gates.outbox.OutboxChannel} that goes to
 * {@link dev.plimsoll.gates.forges.Answering}.
 */
@NullMarked
package dev.plimsoll.gates.forges;

import org.jspecify.annotations.NullMarked;
