package dev.plimsoll.metrics;

/**
 * One mark on the scale of a measure, which the organisation chose itself.
 *
 * @param position from 1 to 3, the best first
 * @param value deployments a day, seconds, or a share of one
 * @param label as it stands beside the mark
 */
public record Target(Measure measure, int position, double value, String label) {}
