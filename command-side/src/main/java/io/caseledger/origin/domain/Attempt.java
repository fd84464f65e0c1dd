package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CertificateCommand;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Role;
import org.jspecify.annotations.Nullable;

/**
 * Somebody orders something of a case as it stands.
 *
 * @param identityNumber the actor's own; null where no account is known
 */
record Attempt(
        CaseStanding standing,
        CertificateCommand command,
        Actor actor,
        @Nullable String identityNumber) {

    boolean byOfficer() {
        return actor.role() == Role.ISSUER;
    }

    boolean byOfficerOfTheUnit() {
        return byOfficer() && standing.issuingUnit().equals(actor.unit());
    }

    /** The filer, or the applicant for whom an agent filed. */
    boolean byParty() {
        return actor.accountId().equals(standing.filedBy()) || actor.accountId().equals(standing.applicantAccount());
    }
}
