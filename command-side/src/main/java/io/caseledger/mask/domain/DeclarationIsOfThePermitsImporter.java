package io.caseledger.mask.domain;

import io.caseledger.mask.contract.RecordDeclaration;
import io.caseledger.shared.contract.Rejection;
import java.util.Optional;

/** MSK-30: a permit lets its own importer import, nobody else. */
final class DeclarationIsOfThePermitsImporter implements PermitRule {
    @Override
    public Optional<Rejection> refusal(PermitAttempt attempt) {
        var own = !(attempt.command() instanceof RecordDeclaration declaration)
                || CustomsMessage.identity(declaration.importerIdentity())
                        .equals(attempt.standing().importerIdentity());
        return requireField(own, "importerIdentity");
    }
}
