package dev.plimsoll.gates.calendar;

/**
 * A reason why a gate is closed at times.
 *
 * @param title how people call it
 */
public record Closure(String title, Schedule schedule) {}
