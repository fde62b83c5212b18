package dev.plimsoll.metrics.web;

import dev.plimsoll.metrics.Amount;
import dev.plimsoll.metrics.Row;

/** A failed deployment in the table behind the rate. */
record FailedLine(Row row) {

    public String recovered() {
        return row.valueS() == null ? "still lasting" : Amount.length(row.valueS());
    }

    /** The short commit; an empty text without one. */
    public String shown() {
        var sha = row.sha();
        return sha == null ? "" : sha.substring(0, Math.min(7, sha.length()));
    }
}
