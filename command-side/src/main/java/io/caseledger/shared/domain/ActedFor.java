package io.caseledger.shared.domain;

import io.caseledger.shared.contract.Actor;
import java.util.Map;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/** Notes on all that follows from a command in whose name it was given (ACC-09, AUD-01). Said by the aggregate that has found the authority, never by a caller. */
public final class ActedFor {
    private ActedFor() {}

    /**
     * @param account of whoever was acted for
     * @param name of that account's holder
     */
    public static void note(String account, String name) {
        var said = Map.of(Actor.ON_BEHALF_OF, account, Actor.ON_BEHALF_OF_NAME, name);
        CurrentUnitOfWork.get().registerCorrelationDataProvider(message -> said);
    }
}
