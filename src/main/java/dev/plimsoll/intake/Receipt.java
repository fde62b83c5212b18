package dev.plimsoll.intake;

/**
 * What the sender may rely on: the delivery is in the database.
 *
 * @param delivery our number for it
 * @param isRepeat whether it had been there before
 */
public record Receipt(long delivery, boolean isRepeat, Outcome outcome) {}
