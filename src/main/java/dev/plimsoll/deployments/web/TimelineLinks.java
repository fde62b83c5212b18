package dev.plimsoll.deployments.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The addresses that lead from a timeline to another window, cursor or filter. Times in them are UTC.
 *
 * @param at the cursor, or null
 */
record TimelineLinks(
        TimelineAsk ask, TimeWindow window, @Nullable Instant at, Instant present) {

    /** A cluster that fills more of the window than this does not come apart by looking closer. */
    private static final double CLOSER = 0.8;

    record Range(String text, String address, boolean isChosen) {}

    public List<Range> ranges() {
        return TimeRange.OFFERED.stream().map(this::range).toList();
    }

    public String earlier() {
        return to(window.earlier());
    }

    /** Null in a view that ends now. */
    public @Nullable String later() {
        return window.isLive() ? null : to(window.later(present));
    }

    /** Null where it is as wide as it gets. */
    public @Nullable String wider() {
        return window.length().compareTo(TimeRange.MOST) >= 0 ? null : to(window.wider(at, present));
    }

    /** Null where it is as close as it gets. */
    public @Nullable String closer() {
        return window.length().compareTo(TimeRange.LEAST) <= 0 ? null : to(window.closer(at, present));
    }

    public String now() {
        return ask.about(TimeWindow.endingAt(present, window.length()), null).address();
    }

    /** The same window with the cursor on an instant. */
    public String at(Instant instant) {
        return ask.about(window, TimeText.of(instant)).address();
    }

    /** A day around an instant, with the cursor on it. */
    public String around(Instant instant) {
        return ask.about(TimeWindow.holding(instant, present), TimeText.of(instant))
                .address();
    }

    /** Where the marks of a cluster come apart; the table, if no window is close enough for that. */
    public String zoom(MarkCluster cluster) {
        var closer = TimeWindow.around(cluster.first(), cluster.last());
        return closer.length().toMillis() > CLOSER * window.length().toMillis() ? "#marks" : to(closer);
    }

    /** A deployment's own page; for what was only seen, the same window with the cursor on it. */
    public String of(TimelineMark mark) {
        if (mark.trouble() != null && mark.trouble().link() != null) {
            return mark.trouble().link();
        }
        return mark.id() == null ? at(mark.at()) : "/d/" + mark.id();
    }

    public String of(TroubleBar bar) {
        return bar.trouble().link() == null
                ? at(bar.trouble().beganAt())
                : bar.trouble().link();
    }

    public String of(TimelineBar bar) {
        var deployment = bar.belief().deploymentId();
        return deployment == null ? around(bar.belief().beganAt()) : "/d/" + deployment;
    }

    public String older(MarkTable table) {
        return ask.page(table.nextText()).address() + "#marks";
    }

    public String newest() {
        return ask.page(null).address() + "#marks";
    }

    public String team(String name) {
        return ask.ofTeam(name).address();
    }

    public String everything() {
        return ask.cleared().in(TimelineAsk.ALL).address();
    }

    private Range range(String text) {
        var length = TimeRange.parse(text);
        return new Range(
                text,
                ask.about(TimeWindow.endingAt(present, length), null).address(),
                window.isLive() && window.length().equals(length));
    }

    private String to(TimeWindow other) {
        return ask.about(other, at == null ? null : TimeText.of(at)).address();
    }
}
