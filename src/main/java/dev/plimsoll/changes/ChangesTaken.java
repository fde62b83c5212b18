package dev.plimsoll.changes;

import java.util.List;

/**
 * Something new became known of these change requests.
 *
 * <p>Published inside the transaction that wrote it.
 */
public record ChangesTaken(List<Change> changes) {

    /** One change request of one repository of the catalogue. */
    public record Change(long repositoryId, long number) {}
}
