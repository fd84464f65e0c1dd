package io.caseledger.permit.contract;

/** Every fact about an import permit. */
public sealed interface PermitEvent
        permits PermitIssued,
                PermitRevised,
                PermitCancelled,
                PermitReissued,
                PermitPrinted,
                DeclarationRecorded,
                EntryRecorded,
                MismatchReported,
                GoodsReleased,
                AmendmentDemanded,
                WriteOffRecorded,
                WriteOffCompleted {
    String permitId();
}
