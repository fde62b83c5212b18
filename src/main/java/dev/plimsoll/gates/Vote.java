package dev.plimsoll.gates;

import dev.plimsoll.gates.Ballot.Decision;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said, as it is kept: with the name and the roles that he or she had then.
 *
 * @param turn counted from 1 within the round: the person's words in their order
 * @param isSelf whether he or she had a hand in the candidate
 * @param openedAt when he or she began to read
 */
public record Vote(
        long id,
        long requestId,
        int round,
        long personId,
        int turn,
        Decision decision,
        @Nullable String comment,
        String personName,
        List<String> roles,
        boolean isSelf,
        String evidence,
        String via,
        @Nullable Instant openedAt,
        Instant votedAt) {}
