package io.caseledger.mask.domain;

import io.caseledger.mask.contract.RevisePermit;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import java.util.ArrayList;
import java.util.Optional;

/** MSK-10: another importer or another way of import is another permit. */
final class RevisionKeepsWayAndImporter implements PermitRule {
    @Override
    public Optional<Rejection> refusal(PermitAttempt attempt) {
        if (!(attempt.command() instanceof RevisePermit revise)) {
            return pass();
        }
        var standing = attempt.standing();
        var application = revise.application();
        var found = new ArrayList<Violation>();
        if (application.way() != standing.way()) {
            found.add(Violation.of(name(), "way"));
        }
        if (!standing.importerIdentity().equals(application.importer().identityNumber())) {
            found.add(Violation.of(name(), "importer.identityNumber"));
        }
        return refuse(found);
    }
}
