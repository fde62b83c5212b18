package dev.plimsoll.intake.events;

import dev.plimsoll.intake.Imports;
import java.util.ArrayList;
import java.util.List;

/** What became of the events of one request. */
final class Tally {

    /** More rejections than this are only counted: the answer to an import of millions must stay small. */
    private static final int NAMED_AT_MOST = 1000;

    private final List<Rejected> rejected = new ArrayList<>();
    private long accepted;
    private long repeated;
    private long rejections;
    private long unreadable;

    void count(boolean isRepeat) {
        if (isRepeat) {
            repeated++;
        } else {
            accepted++;
        }
    }

    void reject(int index, String field, String reason) {
        rejections++;
        if (rejected.size() < NAMED_AT_MOST) {
            rejected.add(new Rejected(
                    index,
                    index + 1,
                    new Problem(
                            "/problems/invalid-event", "Correct this event and send it again", 400, reason, field)));
        }
    }

    /** Rejects what is no JSON object at all. */
    void rejectUnreadable(int index, String reason) {
        unreadable++;
        reject(index, "", reason);
    }

    /** Why the first event that was rejected was, in words. */
    String firstReason() {
        return rejected.isEmpty() ? "" : rejected.get(0).problem().detail();
    }

    /** Whether there was something, and nothing of it was a JSON object. */
    boolean isAllUnreadable() {
        return unreadable > 0 && unreadable == rejections && isAllRejected();
    }

    boolean isAllRejected() {
        return rejections > 0 && accepted == 0 && repeated == 0;
    }

    Imports.Counts counts(long lines) {
        return new Imports.Counts(lines, accepted, repeated, rejections);
    }

    Answer answer() {
        return new Answer(accepted, repeated, rejections, rejected);
    }

    /**
     * @param rejections how many were rejected; {@code rejected} names the first thousand of them
     */
    record Answer(long accepted, long repeated, long rejections, List<Rejected> rejected) {}

    /**
     * @param index where in the request the event stands, from 0
     * @param line the same from 1, as editors count lines
     */
    record Rejected(int index, int line, Problem problem) {}

    /**
     * @param field the field that is wrong, or empty if the event could not be read
     */
    record Problem(String type, String title, int status, String detail, String field) {}
}
