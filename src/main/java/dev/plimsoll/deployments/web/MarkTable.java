package dev.plimsoll.deployments.web;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One page of the marks of a window, newest first.
 *
 * @param next where the next page begins; null on the last
 */
record MarkTable(List<TimelineMark> rows, @Nullable Cursor next) {

    /**
     * @param deployments those that come next, one more than the page has room for if there are
     * @param seen everything of the window that was seen and not said
     * @param after where the page before ended
     */
    static MarkTable of(List<TimelineMark> deployments, List<TimelineMark> seen, @Nullable Cursor after, int size) {
        var all = Stream.concat(deployments.stream(), seen.stream())
                .filter(mark -> after == null || isAfter(mark.position(), after))
                .sorted(TimelineMark.NEWEST_FIRST)
                .toList();
        var end = end(all, size);
        return new MarkTable(
                all.subList(0, end), end < all.size() ? all.get(end - 1).position() : null);
    }

    public @Nullable String nextText() {
        return next == null ? null : next.text();
    }

    /** Two of one position stay together: the cursor could not part them. */
    private static int end(List<TimelineMark> all, int size) {
        var end = Math.min(size, all.size());
        while (end > 0
                && end < all.size()
                && all.get(end).position().equals(all.get(end - 1).position())) {
            end++;
        }
        return end;
    }

    private static boolean isAfter(Cursor position, Cursor after) {
        return position.at().isBefore(after.at()) || (position.at().equals(after.at()) && position.id() < after.id());
    }
}
