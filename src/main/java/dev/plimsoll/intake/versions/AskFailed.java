package dev.plimsoll.intake.versions;

/** A question got no version. The message says why, and what would help. */
public class AskFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String word;
    private final String said;

    AskFailed(String word, String reason) {
        this(word, reason, "");
    }

    AskFailed(String word, String reason, String said) {
        super(reason);
        this.word = word;
        this.said = said;
    }

    /** The reason in one word, for a metric. */
    String word() {
        return word;
    }

    /** The beginning of the answer, where there was one. */
    public String said() {
        return said;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }

    AskFailed after(String answer) {
        return new AskFailed(word, sentence(), answer);
    }
}
