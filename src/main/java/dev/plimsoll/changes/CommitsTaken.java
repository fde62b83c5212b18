package dev.plimsoll.changes;

import java.util.List;

/**
 * Something new became known of these commits.
 *
 * <p>Published inside the transaction that wrote it.
 */
public record CommitsTaken(List<Commit> commits) {

    /** One commit of one repository of the catalogue. */
    public record Commit(long repositoryId, String sha) {}

    public List<String> shas() {
        return commits.stream().map(Commit::sha).toList();
    }
}
