package dev.plimsoll.intake.web;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a page shows what became of a delivery: a shape, a colour and a sentence. */
enum OutcomeMark {
    TRANSLATED("ok", "ok", "Understood and written down."),
    IGNORED("to", "", "Understood, and of no consequence for what Plimsoll keeps."),
    UNRECOGNISED("warn", "warn", "Kept, but Plimsoll does not know what it means."),
    UNREADABLE("no", "bad", "Kept, but it could not be read."),
    PING("said", "", "The sender tried whether somebody is there.");

    private final String icon;
    private final String tone;
    private final String sentence;

    OutcomeMark(String icon, String tone, String sentence) {
        this.icon = icon;
        this.tone = tone;
        this.sentence = sentence;
    }

    /** The mark for a word of the database. */
    static OutcomeMark of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    static boolean isOne(@Nullable String word) {
        return Arrays.stream(values()).anyMatch(mark -> mark.word().equals(word));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String icon() {
        return icon;
    }

    public String tone() {
        return tone;
    }

    public String sentence() {
        return sentence;
    }

    /** Whether somebody should look at it. */
    public boolean isTrouble() {
        return this == UNRECOGNISED || this == UNREADABLE;
    }
}
