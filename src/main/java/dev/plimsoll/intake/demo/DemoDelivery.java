package dev.plimsoll.intake.demo;

import java.time.Instant;
import java.util.Map;

/**
 * One delivery of the invented forge.
 *
 * @param key what makes a repeat of it a repeat
 * @param event the forge's word for it
 * @param at when it happened
 */
record DemoDelivery(String key, String event, Instant at, Map<String, Object> body) {}
