package dev.plimsoll.deployments;

import java.util.LinkedHashSet;
import java.util.Set;

/** Knows nothing and remembers what it was asked, so that all questions can be answered at once. */
final class AskedAncestry implements Ancestry {

    private final Set<Descent> asked = new LinkedHashSet<>();

    @Override
    public boolean isAncestor(long repositoryId, String sha, String of) {
        asked.add(new Descent(repositoryId, sha, of));
        return false;
    }

    Set<Descent> asked() {
        return asked;
    }
}
