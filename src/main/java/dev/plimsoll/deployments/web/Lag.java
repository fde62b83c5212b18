package dev.plimsoll.deployments.web;

import java.util.Set;

/**
 * What an environment lacks of a service: commits that an earlier one in the order of promotion runs.
 *
 * @param ahead the environment that has them
 * @param shas the commits, the newest first
 */
record Lag(String ahead, long repositoryId, Set<String> shas) {

    /** Such as {@code 12 behind}. */
    public String words() {
        return shas.size() + " behind";
    }

    /** Such as {@code 12 commits}. */
    public String commits() {
        return shas.size() == 1 ? "1 commit" : shas.size() + " commits";
    }

    /** Such as {@code 12 commits of canary are not here}. */
    String sentence() {
        return commits() + " of " + ahead + (shas.size() == 1 ? " is" : " are") + " not here";
    }
}
