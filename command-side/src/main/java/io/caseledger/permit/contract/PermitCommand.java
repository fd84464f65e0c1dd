package io.caseledger.permit.contract;

/** Every order that an import permit takes. */
public sealed interface PermitCommand
        permits SubmitPermit,
                RevisePermit,
                CancelPermit,
                ReissuePermit,
                PrintPermit,
                RecordDeclaration,
                RecordEntry,
                ReportMismatch,
                RecordRelease,
                DemandAmendment,
                RecordWriteOff,
                CompleteWriteOff {
    PermitId permitId();
}
