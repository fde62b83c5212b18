package dev.plimsoll.gates.forges;

import dev.plimsoll.deployments.Doorkeeper;
import java.io.IOException;
import java.time.Duration;

/**
 * How a platform is asked and answered. Each call goes outside, so none belongs into a transaction, and each says
 * {@link RunGone} where the platform waits no longer and an {@link IOException} where it can be tried again.
 */
public interface Forge extends Doorkeeper {

    /** The name that people use, such as {@code GitHub}. */
    String title();

    /** For how long one approval counts for the same artifact of the same run; zero for once. */
    Duration covers();

    /** Whether one answer goes to all that waits of the same run for the same environment. */
    boolean answersRuns();

    /** Whether it can be told that somebody still has to decide. */
    boolean takesReports();

    /** Asks what the platform did not say by itself. */
    Learned learn(Held held) throws IOException;

    /** Asks whether the platform still waits. */
    void check(Held held) throws IOException;

    /**
     * Says yes or no; said again after a crash it does no harm.
     *
     * @return what the platform answered, in a few words
     */
    String answer(Held held, boolean isApproved, String comment) throws IOException;

    /** Says how it stands, without deciding. */
    String report(Held held, String comment) throws IOException;
}
