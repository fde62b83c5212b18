package dev.plimsoll.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a delivery means.
 *
 * @param reason why there is nothing to write down; null if there is
 * @param inWords one sentence per fact, for the person who asks what Plimsoll made of it
 */
public record Translation(Outcome outcome, @Nullable String reason, Said said, List<String> inWords) {

    public static Translation of(Said said, String inWords) {
        return new Translation(Outcome.TRANSLATED, null, said, List.of(inWords));
    }

    public static Translation of(Said said, List<String> inWords) {
        return new Translation(Outcome.TRANSLATED, null, said, inWords);
    }

    public static Translation ignored(String reason) {
        return new Translation(Outcome.IGNORED, reason, Said.NOTHING, List.of());
    }

    public static Translation unrecognised(String reason) {
        return new Translation(Outcome.UNRECOGNISED, reason, Said.NOTHING, List.of());
    }

    public static Translation unreadable(String reason) {
        return new Translation(Outcome.UNREADABLE, reason, Said.NOTHING, List.of());
    }

    public static Translation ping(String inWords) {
        return new Translation(Outcome.PING, null, Said.NOTHING, List.of(inWords));
    }
}
