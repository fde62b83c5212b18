package dev.plimsoll.audit;

import java.util.ArrayList;
import java.util.List;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The acts of one transaction, until they are written right before its commit. */
class PendingActs implements TransactionSynchronization {

    private final Chain chain;
    private final Unwritten unwritten;
    private final List<Acted> acts = new ArrayList<>();

    private PendingActs(Chain chain, Unwritten unwritten) {
        this.chain = chain;
        this.unwritten = unwritten;
    }

    static PendingActs ofThisTransaction(Chain chain, Unwritten unwritten) {
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(PendingActs.class::isInstance)
                .map(PendingActs.class::cast)
                .findFirst()
                .orElseGet(() -> begin(chain, unwritten));
    }

    private static PendingActs begin(Chain chain, Unwritten unwritten) {
        if (TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            throw new IllegalTransactionStateException(
                    "An act is recorded where it is done: this transaction only reads");
        }
        var pending = new PendingActs(chain, unwritten);
        TransactionSynchronizationManager.registerSynchronization(pending);
        return pending;
    }

    void add(Act act, Actor actor) {
        acts.add(new Acted(act, actor));
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        unwritten.write();
        chain.append(List.copyOf(acts));
        acts.clear();
    }

    /** After everybody else who still writes. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
