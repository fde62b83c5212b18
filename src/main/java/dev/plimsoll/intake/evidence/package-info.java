/** Files that tools write about an artifact, of which only counts are read: tests, scans, parts lists, provenance. */
@NullMarked
package dev.plimsoll.intake.evidence;

import org.jspecify.annotations.NullMarked;
