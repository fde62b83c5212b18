package dev.plimsoll.metrics;

/** The stages of a lead time, in order. */
public enum Stage {
    CODING("Coding", "from the first commit until the change request was opened"),
    PICKUP("Pickup", "until somebody else reviewed it first"),
    REVIEW("Review", "until it was merged"),
    RELEASE_WAIT("Waiting for release", "until a deployment was requested"),
    APPROVAL_WAIT("Waiting for approval", "until it was decided"),
    ROLLOUT("Rollout", "until the deployment had ended");

    private final String title;
    private final String meaning;

    Stage(String title, String meaning) {
        this.title = title;
        this.meaning = meaning;
    }

    public String title() {
        return title;
    }

    public String meaning() {
        return meaning;
    }
}
