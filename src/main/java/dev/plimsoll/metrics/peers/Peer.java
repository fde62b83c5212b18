package dev.plimsoll.metrics.peers;

import java.util.List;

/** A tool whose rules are known, the edition that they were read from, and what they leave out. */
public enum Peer {
    DEVLAKE(
            "Apache DevLake",
            "source code at commit 50010e09; panels of the edition 2023, on MySQL",
            List.of(
                    "Counts successful deployments to production; those of one pipeline are one. A redeploy counts again.",
                    "An incident is laid at the door of the last success of the whole project before it, however long ago.",
                    "Lead time is of merged change requests whose commit arrived; the first deployment brings none.",
                    "Recovery is from the end of the deployment to the end of the incident; both must lie in the window.")),
    GITLAB(
            "GitLab",
            "documentation of the DORA metrics; issues 444295, 429054 and 499591",
            List.of(
                    "Counts successful deployments to production; a redeploy and a rollback count too.",
                    "The rate is incidents opened divided by deployments. No incident is laid at a door, so it may exceed 100 %.",
                    "Lead time begins with the merge: writing and review are left out.",
                    "Recovery is from the opening of an incident to its end; open ones are left out.")),
    DATADOG(
            "Datadog",
            "documentation of DORA Metrics; change failure detection, a preview",
            List.of(
                    "Counts successful deployments; a second of the same service in the same second is rejected.",
                    "What failed is the first deployment after the version that a rollback brought back; incidents do not matter.",
                    "The rate divides by deployments without rollbacks.",
                    "Lead time is of commits without merge commits; none if the deployment before is older than 60 days.",
                    "Recovery is from the failed deployment to the one that mended it.")),
    FOUR_KEYS(
            "Four Keys",
            "source code at commit 6cc642e0, the last",
            List.of(
                    "Counts every success in any environment; failed attempts never get in.",
                    "An incident counts only if its text names a commit, and once for each deployment of that commit.",
                    "There, each edit of an incident counts once more; Plimsoll does not know the edits, so its own would be higher.",
                    "Lead time is of the commits of the push that was deployed; lengths of 0 and below are dropped.",
                    "Recovery is from the deployment that is named, or the opening if that is earlier, to the end.")),
    MIDDLEWARE(
            "Middleware",
            "source code at commit 5471e35d",
            List.of(
                    "Frequency is rounded down to whole deployments a day, a week and a month.",
                    "Failed attempts are among the deployments that the rate divides by; without any it says 0 %.",
                    "An incident is laid at the door of the last attempt before it; those after the window are not looked at.",
                    "Lead time is the mean over merged change requests; a part that is unknown or negative counts as 0.",
                    "Recovery is the mean from the opening of an incident to its end; open ones are left out."));

    private final String title;
    private final String source;

    @SuppressWarnings("ImmutableEnumChecker") // List.of() lets nobody change it.
    private final List<String> rules;

    Peer(String title, String source, List<String> rules) {
        this.title = title;
        this.source = source;
        this.rules = rules;
    }

    public String title() {
        return title;
    }

    /** Where the rules were read, by version or date. */
    public String source() {
        return source;
    }

    public List<String> rules() {
        return rules;
    }
}
