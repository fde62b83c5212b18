package dev.plimsoll.metrics.web;

/**
 * How a value compares with that of the window before.
 *
 * @param tone {@code ok, bad} or empty
 * @param word such as {@code better}
 * @param rest such as {@code , 6.1 % before}
 * @param why in more words; an empty text if there is nothing to say
 */
record Verdict(String tone, String word, String rest, String why) {

    static Verdict better(String before) {
        return new Verdict("ok", "better", ", " + before + " before", "");
    }

    static Verdict worse(String before) {
        return new Verdict("bad", "worse", ", " + before + " before", "");
    }

    static Verdict same(String before) {
        return new Verdict("", "about the same", ", " + before + " before", "");
    }

    static Verdict unsure(String before, String why) {
        return new Verdict("", "not enough to say", ", " + before + " before", why);
    }

    static Verdict alone() {
        return new Verdict("", "nothing to compare with", "", "");
    }
}
