package io.caseledger.mask.domain;

import io.caseledger.mask.contract.StockCommand;
import io.caseledger.shared.contract.Actor;
import java.time.LocalDate;

/**
 * Somebody orders something of a lot as it stands.
 *
 * @param today day in Asia/Taipei
 */
record StockAttempt(StockBalance lot, StockCommand command, Actor actor, LocalDate today) {

    /** The importer, or the agent who files for it. */
    boolean byParty() {
        var account = actor.onBehalfOf() == null ? actor.accountId() : actor.onBehalfOf();
        return account.equals(lot.importerAccount()) || account.equals(lot.agentAccount());
    }
}
