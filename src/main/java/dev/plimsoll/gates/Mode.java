package dev.plimsoll.gates;

import java.util.Locale;

/** How much a rule of a policy counts. */
public enum Mode {
    OFF,
    /** It is judged and shown, and stops nothing. */
    DRY_RUN,
    ENFORCED;

    /** The word in YAML and in the database, such as {@code dry-run}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws PolicyInvalid if it is no such word */
    static Mode of(String rule, String word) {
        for (var mode : values()) {
            if (mode.word()
                    .equals(word.strip()
                            .toLowerCase(Locale.ROOT)
                            .replace('_', '-')
                            .replace(' ', '-'))) {
                return mode;
            }
        }
        throw new PolicyInvalid(rule + ".mode", "“%s” is no mode: write off, dry-run or enforced".formatted(word));
    }
}
