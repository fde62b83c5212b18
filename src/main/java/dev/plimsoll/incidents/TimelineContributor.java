package dev.plimsoll.incidents;

import java.util.List;

/** Who else knows what happened around an incident: a module that uses this one and is not used by it. */
public interface TimelineContributor {

    /** What happened at these services in the window, in any order, at most 500. */
    List<TimelineEntry> entries(TimelineScope scope);
}
