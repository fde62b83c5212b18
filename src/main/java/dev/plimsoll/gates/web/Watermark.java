package dev.plimsoll.gates.web;

import dev.plimsoll.gates.GateRequest;
import dev.plimsoll.gates.Vote;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How far somebody has read: what there was to decide on, where it stood, and how many words had been said.
 *
 * @param evidence as {@link GateRequest#evidence} named it
 * @param state as the API names it
 */
record Watermark(String evidence, String state, int votes) {

    private static final Pattern TEXT = Pattern.compile("([0-9a-z-]{1,100})-([a-z]{1,20})-([0-9]{1,6})");

    static Watermark of(GateRequest request, List<Vote> votes) {
        return new Watermark(request.evidence(), request.state().word(), votes.size());
    }

    /** Empty for what no page of ours has written. */
    static Optional<Watermark> parse(String text) {
        var parts = TEXT.matcher(text);
        return parts.matches()
                ? Optional.of(new Watermark(parts.group(1), parts.group(2), Integer.parseInt(parts.group(3))))
                : Optional.empty();
    }

    public String text() {
        return "%s-%s-%d".formatted(evidence, state, votes);
    }
}
