package dev.plimsoll.deployments.web;

import java.util.List;

/**
 * What an open cell lacks that another environment has.
 *
 * @param newest the newest of these commits, at most {@value #LISTED}
 */
record PeekLag(Lag lag, List<ListedCommit> newest) {

    static final int LISTED = 5;

    public int more() {
        return lag.shas().size() - newest.size();
    }
}
