package dev.plimsoll.notifications;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody wants to get by e-mail. */
public enum EmailWish {
    ALL("All that waits for me or that I asked for"),
    PRODUCTION("Only what concerns production"),
    NOTHING("Nothing");

    private final String title;

    EmailWish(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** The word in the database and in forms. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<EmailWish> of(String word) {
        return Arrays.stream(values()).filter(wish -> wish.word().equals(word)).findFirst();
    }

    /** Whether it lets a notice through; a digest, for which there is a wish of its own, it does. */
    public boolean takes(Notice notice) {
        return notice.event().equals(Notice.DIGEST) || this == ALL || (this == PRODUCTION && notice.isProduction());
    }
}
