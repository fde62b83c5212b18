package dev.plimsoll.deployments.web;

import dev.plimsoll.BadgeSvg;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * What a badge says: of which service where, and what runs there, in words.
 *
 * @param label the service and the environment
 */
record Badge(String label, String words, Tone tone) {

    /** The colour behind the words; each stands for a word, too. */
    enum Tone {
        NEUTRAL(BadgeSvg.NEUTRAL),
        MISMATCH("#a8201a"),
        MIXED("#7a4d00"),
        NONE(BadgeSvg.NONE);

        private final String colour;

        Tone(String colour) {
            this.colour = colour;
        }

        String colour() {
            return colour;
        }
    }

    BadgeSvg picture() {
        return new BadgeSvg(label, words, tone.colour());
    }

    static Badge unknown(String service, String environment) {
        return new Badge(service + " / " + environment, "unknown", Tone.NONE);
    }

    /** @param rows one for each part of the environment; one that runs nothing where nothing runs */
    static Badge of(List<BadgeRow> rows, Instant now) {
        var label = rows.get(0).service() + " / " + rows.get(0).environment();
        var running = rows.stream().filter(BadgeRow::isRunning).toList();
        if (running.isEmpty()) {
            return new Badge(label, "nothing runs", Tone.NONE);
        }
        var newest = running.stream()
                .max(Comparator.comparing(row -> Objects.requireNonNull(row.since())))
                .get();
        var said = newest.artifact().shown() + ", " + age(Objects.requireNonNull(newest.since()), now);
        if (running.stream().anyMatch(BadgeRow::isUnexplained)) {
            return new Badge(label, "mismatch: " + said, Tone.MISMATCH);
        }
        return isMixed(running) ? new Badge(label, "mixed: " + said, Tone.MIXED) : new Badge(label, said, Tone.NEUTRAL);
    }

    private static boolean isMixed(List<BadgeRow> running) {
        var first = running.get(0).artifact();
        return running.stream().anyMatch(row -> row.isMixed() || !row.artifact().isSameAs(first));
    }

    private static String age(Instant since, Instant now) {
        var age = Duration.between(since, now);
        if (age.toHours() < 1) {
            return Math.max(0, age.toMinutes()) + " min";
        }
        return age.toHours() < 48 ? age.toHours() + " h" : age.toDays() + " d";
    }
}
