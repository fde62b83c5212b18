package dev.plimsoll.incidents;

import java.util.List;

/** Who knows by whose word a deployment went out: a module that uses this one and is not used by it. */
public interface Approvals {

    /** What was asked and decided before this deployment, in the order in which it was; empty if nobody was asked. */
    List<TimelineEntry> of(long deployment);
}
