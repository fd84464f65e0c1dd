package io.caseledger.origin.contract;

/** Every order that a certificate case takes. */
public sealed interface CertificateCommand
        permits SubmitCertificate,
                TakeCase,
                PutBackCase,
                RequestCorrection,
                ReviseCertificate,
                ApproveCertificate,
                RejectCertificate,
                CancelCertificate,
                CollectCertificate {
    CaseId caseId();
}
