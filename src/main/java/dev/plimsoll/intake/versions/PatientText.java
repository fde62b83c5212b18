package dev.plimsoll.intake.versions;

/**
 * A text that lets a regular expression look at it so often and no more: some patterns take longer than anybody's life
 * to find out that a text does not match.
 */
final class PatientText implements CharSequence {

    private static final int PATIENCE = 200_000;

    private final String text;
    private int looks;

    PatientText(String text) {
        this.text = text;
    }

    /**
     * @throws AskFailed if it has been looked at too often
     */
    @Override
    public char charAt(int index) {
        if (++looks > PATIENCE) {
            throw new AskFailed(
                    "pattern", "The pattern takes too many steps on this answer: write it without nested repetitions.");
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
