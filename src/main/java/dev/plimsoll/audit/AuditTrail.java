package dev.plimsoll.audit;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records who did what, in the transaction of the act: with it an entry is there, and without it none.
 *
 * <p>The entry is written right before the commit, after everything else of the transaction. So the chain is locked for a
 * moment only, and whoever waits for it holds everything else that it needs.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class AuditTrail {

    private final CurrentActor current;
    private final Chain chain;
    private final Unwritten unwritten;

    AuditTrail(CurrentActor current, Chain chain, Unwritten unwritten) {
        this.current = current;
        this.chain = chain;
        this.unwritten = unwritten;
    }

    /** Records an act of whoever sent the request that is being answered, or of Plimsoll itself where there is none. */
    public void record(Act act) {
        record(act, current.get());
    }

    /** Records an act of {@code actor}. */
    public void record(Act act, Actor actor) {
        PendingActs.ofThisTransaction(chain, unwritten).add(act, actor);
    }
}
