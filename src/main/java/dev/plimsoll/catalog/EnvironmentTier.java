package dev.plimsoll.catalog;

import java.util.regex.Pattern;

/** What an environment is for, and where it stands in the order of promotion until somebody says otherwise. */
public enum EnvironmentTier {
    DEVELOPMENT(100, "dev|develop|development|local|sandbox|preview.*|review.*|pr-?\\d+"),
    TESTING(200, "test|testing|tst|qa|ci|int|integration|e2e"),
    STAGING(300, "stag|stage|staging|stg|uat|acceptance|acc|pre-?prod|pre-?production|preprd"),
    PRODUCTION(500, "prod|production|prd|live|main"),
    OTHER(400, "");

    private static final Pattern WORDS = Pattern.compile("[^a-z0-9]+");

    private final int position;
    private final Pattern names;

    EnvironmentTier(int position, String names) {
        this.position = position;
        this.names = Pattern.compile(names);
    }

    /** Where environments of this tier stand from left to right: lower is earlier. */
    public int position() {
        return position;
    }

    /** The word that the database and the pages use. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Guesses from the name alone: the whole of it first, then its words, so that {@code prod-eu} is production. */
    static EnvironmentTier guess(String alias) {
        for (var tier : values()) {
            if (tier.names.matcher(alias).matches()) {
                return tier;
            }
        }
        for (var word : WORDS.split(alias)) {
            for (var tier : values()) {
                if (!word.isEmpty() && tier.names.matcher(word).matches()) {
                    return tier;
                }
            }
        }
        return OTHER;
    }
}
