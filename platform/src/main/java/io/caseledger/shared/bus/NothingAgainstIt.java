package io.caseledger.shared.bus;

/** An order was only checked ({@link RequestFacts#checking}): no rule refuses it, and nothing has happened. */
public final class NothingAgainstIt extends RuntimeException {
    NothingAgainstIt() {
        super("checked, not ordered", null, false, false);
    }
}
