package dev.plimsoll.intake.events;

import dev.plimsoll.intake.Said;

/** One type of event of our own vocabulary. */
interface EventTranslator {

    /** What stands in the field {@code type}. */
    String type();

    /**
     * What makes a repeat of this event a repeat, within its type: its id and its state.
     *
     * @throws InvalidEvent if a field that it needs is missing
     */
    String key(EventBody event);

    /**
     * @throws InvalidEvent if a field is missing or cannot be
     */
    Said translate(EventBody event);
}
