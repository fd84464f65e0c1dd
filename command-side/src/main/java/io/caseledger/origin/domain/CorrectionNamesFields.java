package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.origin.contract.RequestCorrection;
import io.caseledger.shared.contract.FieldPaths;
import io.caseledger.shared.contract.Rejection;
import java.util.Optional;

/** REV-02: a request for correction marks at least one field of the application, each with a comment. */
final class CorrectionNamesFields implements CaseRule {
    @Override
    public Optional<Rejection> refusal(Attempt attempt) {
        if (!(attempt.command() instanceof RequestCorrection request)) {
            return pass();
        }
        if (request.comments().isEmpty()) {
            return refuseField("comments");
        }
        for (int i = 0; i < request.comments().size(); i++) {
            var comment = request.comments().get(i);
            if (!FieldPaths.isKnown(CertificateApplication.class, comment.field())) {
                return refuseField("comments[" + i + "].field");
            }
            if (comment.comment().isBlank()) {
                return refuseField("comments[" + i + "].comment");
            }
        }
        return pass();
    }
}
