package io.caseledger.origin.contract;

/** Every fact about a certificate case. Sealed, so that the aggregate and the projectors are told by the compiler what they have not thought of. */
public sealed interface CertificateEvent
        permits CertificateSubmitted,
                CaseTaken,
                CasePutBack,
                CorrectionRequested,
                CertificateRevised,
                CertificateApproved,
                CertificateRejected,
                CertificateCancelled,
                CertificateCollected {
    String caseId();
}
