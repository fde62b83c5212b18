package dev.plimsoll.metrics;

import java.util.List;

/**
 * What was not heard of the sources.
 *
 * @param unheard when none said a word of those that bring the deployments in question, the earliest first
 * @param silent which of all sources are silent at the end of what is known
 */
record Heard(List<Unheard> unheard, List<SilentSource> silent) {}
