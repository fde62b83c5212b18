package dev.plimsoll.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * One import: a long body of events that is being taken in, or was.
 *
 * @param sender the name of the token that sent it
 * @param state {@code running, finished, aborted}, or {@code lost} if nothing was heard of it for a minute
 * @param toldAt when it last said how far it is
 * @param lines how many lines were read, empty ones too
 * @param abortedBecause why it ended before the end of the body, in words; null if it did not
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Import(
        long id,
        String sender,
        String state,
        Instant beganAt,
        Instant toldAt,
        @Nullable Instant finishedAt,
        long lines,
        long accepted,
        long repeated,
        long rejected,
        @Nullable String abortedBecause) {}
