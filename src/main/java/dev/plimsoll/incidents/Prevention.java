package dev.plimsoll.incidents;

import java.util.List;

/** Who knows which policy would have stopped a deployment: the module of the gates, which uses this one. */
public interface Prevention {

    /** What would have held or denied it, the strongest first; an offer where no policy covers its place. */
    List<Prevented> of(long deployment);
}
