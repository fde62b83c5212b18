package dev.plimsoll.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** By what somebody is known elsewhere. */
public enum IdentityKind {
    SUBJECT("Sign-in"),
    GITHUB_LOGIN("GitHub login"),
    COMMIT_EMAIL("E-mail of commits"),
    SLACK_ID("Slack id");

    private final String title;

    IdentityKind(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** The word in the database and in forms, such as {@code github-login}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<IdentityKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /** The one form of all that is written for the same; a subject is what its issuer says to the letter. */
    String normalised(String value) {
        return this == SUBJECT ? value : value.strip().toLowerCase(Locale.ROOT);
    }
}
