package dev.plimsoll.intake;

/**
 * How far a search of the kept deliveries is, in this process.
 *
 * @param state {@code none}, {@code running}, {@code done} or {@code failed}
 * @param read how many deliveries were looked at
 * @param masked in how many of them something was found
 */
public record SearchProgress(String state, long read, long masked) {

    static final SearchProgress NONE = new SearchProgress("none", 0, 0);
    static final SearchProgress BEGUN = new SearchProgress("running", 0, 0);

    public boolean isRunning() {
        return state.equals("running");
    }

    /** Nobody has searched since this process started. */
    public boolean isNone() {
        return state.equals("none");
    }

    public boolean isFailed() {
        return state.equals("failed");
    }

    SearchProgress and(boolean isMasked) {
        return new SearchProgress(state, read + 1, masked + (isMasked ? 1 : 0));
    }

    SearchProgress done() {
        return new SearchProgress("done", read, masked);
    }

    SearchProgress failed() {
        return new SearchProgress("failed", read, masked);
    }
}
