package dev.plimsoll.intake.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some deliveries, newest first.
 *
 * @param next the cursor of the next page; null on the last
 */
record DeliveryPage(List<DeliveryLine> lines, @Nullable String next) {

    /** Cuts the one line that was read beyond the page. */
    static DeliveryPage of(List<DeliveryLine> read, int rows) {
        if (read.size() <= rows) {
            return new DeliveryPage(read, null);
        }
        var last = read.get(rows - 1);
        return new DeliveryPage(read.subList(0, rows), new DeliveryCursor(last.receivedAt(), last.id()).text());
    }
}
