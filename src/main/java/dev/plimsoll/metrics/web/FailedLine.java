package dev.plimsoll.metrics.web;

import dev.plimsoll.metrics.Amount;
import dev.plimsoll.metrics.Row;

/** A failed deployment in the table behind the rate. */
record FailedLine(Row row) {

    public String recovered() {
        if (row.valueS() != null) {
            return Amount.length(row.valueS());
        }
        return row.what() == null ? "nothing tells" : "still lasting";
    }

    /** The short commit; an empty text without one. */
    public String shown() {
        var sha = row.sha();
        return sha == null ? "" : sha.substring(0, Math.min(7, sha.length()));
    }
}
