package io.caseledger.mask.domain;

import io.caseledger.mask.contract.ImportWay;
import io.caseledger.shared.contract.Rejection;
import java.util.Optional;

/** MSK-03: a permit for parcels, travellers or other ways is written off by the importer; no declaration belongs to it. */
final class OnlyDeclaredPermitsTakeDeclarations implements PermitRule {
    @Override
    public Optional<Rejection> refusal(PermitAttempt attempt) {
        return require(attempt.standing().way() == ImportWay.DECLARATION, Rejection.Kind.CONFLICT);
    }
}
