package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CertificateRevised;
import io.caseledger.origin.contract.CertificateSubmitted;
import io.caseledger.origin.contract.ReviseCertificate;
import io.caseledger.origin.contract.SubmitCertificate;
import java.time.Instant;

/** What follows from an order that the rules allow: state, time and numbers in, one event out. */
final class Decisions {

    private Decisions() {}

    static CertificateSubmitted submitted(
            SubmitCertificate command, FiledApplication filed, ReceiptNumber receipt, Instant now) {
        var filer = filed.by().account();
        var applicant = filed.principal().orElseThrow();
        return new CertificateSubmitted(
                command.caseId().value(),
                receipt.toString(),
                receipt.unit(),
                filer.id().value(),
                filer.identityNumber(),
                applicant.id().value(),
                filed.by().byAgent() ? filer.id().value() : null,
                receipt.day(),
                WorkingDays.oneAfter(now),
                command.application());
    }

    static CertificateRevised revised(ReviseCertificate command, CaseStanding standing, Instant now) {
        return new CertificateRevised(
                command.caseId().value(), standing.revision() + 1, command.application(), WorkingDays.oneAfter(now));
    }
}
