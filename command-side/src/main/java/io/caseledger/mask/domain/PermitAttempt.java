package io.caseledger.mask.domain;

import io.caseledger.mask.contract.PermitCommand;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Role;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Somebody orders something of a permit as it stands.
 *
 * @param today day in Asia/Taipei
 */
record PermitAttempt(PermitStanding standing, PermitCommand command, Actor actor, LocalDate today) {

    /** The importer, or the agent that filed for it. */
    boolean byParty() {
        var issued = standing.issued();
        return actor.accountId().equals(issued.importerAccount())
                || actor.accountId().equals(issued.agentAccount());
    }

    boolean byCustoms() {
        return actor.role() == Role.CUSTOMS || actor.role() == Role.SYSTEM;
    }

    /** Whether it is a message of customs that was heard before, under its number. */
    boolean repeats() {
        return CustomsMessage.id(command).flatMap(standing::message).isPresent();
    }

    /** The declaration that the order names, where customs has recorded it before. */
    Optional<DeclaredGoods> declaration() {
        return CustomsMessage.of(command).map(CustomsMessage::declaration).flatMap(standing::declaration);
    }
}
