package dev.plimsoll.incidents.web;

import dev.plimsoll.incidents.IncidentFile;
import dev.plimsoll.incidents.Measure;
import dev.plimsoll.incidents.Prevention;
import dev.plimsoll.incidents.RanInterval;
import dev.plimsoll.incidents.Remedy;
import dev.plimsoll.incidents.Stretch;
import dev.plimsoll.incidents.TimelineRow;
import dev.plimsoll.incidents.WebLink;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One incident as its page shows it.
 *
 * @param at the instant that is asked about
 * @param isAll whether the rows that are not shown without being asked for are shown
 * @param zoom {@code incident, 2h} or {@code 24h}
 * @param lookback {@code 1h, 6h, 24h} or {@code 72h}
 * @param editing the entry whose form is open
 */
record IncidentView(
        IncidentFile file,
        IncidentDrawing drawing,
        List<Prevention.Prevented> prevented,
        @Nullable Instant at,
        boolean isAll,
        String zoom,
        String lookback,
        @Nullable String editing,
        Instant now) {

    private static final int PHASE_COLUMNS = 24;

    /**
     * One phase.
     *
     * @param columns how many of the columns of the bar it takes: its share, at least enough for its words
     */
    record PhaseBar(Stretch stretch, int columns) {}

    public List<TimelineRow> rows() {
        return file.rows().stream().filter(row -> isAll || row.isShown()).toList();
    }

    public int more() {
        return (int) file.rows().stream().filter(row -> !row.isShown()).count();
    }

    /** Where it stands at its source; null if that is no page. */
    public @Nullable String address() {
        return WebLink.of(file.head().url());
    }

    public long sources() {
        return rows().stream().map(row -> row.entry().source()).distinct().count();
    }

    /** Wide enough to be read, and otherwise as long as they lasted. */
    public List<PhaseBar> phases() {
        var total = file.stretches().stream().map(Stretch::length).reduce(Duration.ZERO, Duration::plus);
        return file.stretches().stream()
                .map(stretch -> new PhaseBar(stretch, (int) Math.max(
                        2,
                        Math.min(
                                12,
                                Math.round((double) PHASE_COLUMNS
                                        * stretch.length().toSeconds()
                                        / Math.max(1, total.toSeconds()))))))
                .toList();
    }

    public Duration total() {
        return file.stretches().stream().map(Stretch::length).reduce(Duration.ZERO, Duration::plus);
    }

    public List<Measure> measures() {
        return file.measures();
    }

    /** What ran at the instant that is asked about. */
    public List<RanInterval> ranAt() {
        return at == null
                ? List.of()
                : file.ran().stream().filter(ran -> ran.isAt(at)).toList();
    }

    /** Since when it hurts, while it is open. */
    public @Nullable Duration open() {
        return file.head().isOpen() ? Duration.between(file.zero(), now) : null;
    }

    public List<Remedy> rollbacks() {
        return file.remedies().stream().filter(Remedy::isRollback).toList();
    }

    /** What a rollback came to, in words. */
    public String outcome(Remedy rollback) {
        var took = rollback.startedAt() == null || rollback.finishedAt() == null
                ? null
                : Duration.between(rollback.startedAt(), rollback.finishedAt());
        var head = took == null ? "" : "%d min, ".formatted(took.toMinutes());
        if (rollback.finishedAt() == null) {
            return "under way";
        }
        if (file.isRestoredBy(rollback)) {
            return head + "to %s; the service was normal after it".formatted(rollback.label());
        }
        return head
                + (file.head().restoredAt() == null
                        ? "to %s; the service is not normal yet".formatted(rollback.label())
                        : "executed, did not restore the service");
    }

    /** The offset from the beginning of the impact: {@code –8 min}, {@code 0 min}, {@code +2 min}. */
    public String offset(TimelineRow row) {
        var minutes = Math.floorDiv(row.offset().toSeconds(), 60L);
        if (Math.abs(minutes) >= 120) {
            var hours = minutes / 60;
            return (hours < 0 ? "–" : "+") + Math.abs(hours) + " h";
        }
        return minutes == 0 ? "0 min" : (minutes < 0 ? "–" : "+") + Math.abs(minutes) + " min";
    }

    /** The instant in the middle of the gap before a row, to begin a note with. */
    public Instant before(TimelineRow row) {
        return row.entry()
                .at()
                .minus(Objects.requireNonNullElse(row.gapBefore(), Duration.ZERO)
                        .dividedBy(2));
    }

    public boolean isEditing(TimelineRow row) {
        return row.entry().id().equals(editing);
    }

    /** The symbol of a row. */
    public String icon(TimelineRow row) {
        return switch (row.entry().lane()) {
            case PIPELINE -> "#i-pipe";
            case SERVICE, ELSEWHERE -> row.entry().text().startsWith("Rollback") ? "#i-back" : "#i-up";
            case ALERTS -> "#i-bolt";
            case PEOPLE -> "#i-user";
        };
    }
}
