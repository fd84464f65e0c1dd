package io.caseledger.permit.domain;

import static io.caseledger.permit.domain.BrokenPermitOrders.UNTIL;
import static io.caseledger.permit.domain.BrokenPermitOrders.broken;
import static io.caseledger.permit.domain.BrokenPermitOrders.partiesOnly;
import static io.caseledger.permit.domain.PermitSamples.*;
import static io.caseledger.shared.contract.Rejection.Kind.CONFLICT;
import static io.caseledger.shared.contract.Rejection.Kind.INVALID;

import io.caseledger.permit.contract.AmendmentDemanded;
import io.caseledger.permit.contract.CompleteWriteOff;
import io.caseledger.permit.contract.ImportWay;
import io.caseledger.permit.contract.PermitRevised;
import io.caseledger.permit.contract.RecordWriteOff;
import io.caseledger.permit.contract.RevisionKind;
import io.caseledger.permit.contract.WriteOffRow;
import io.caseledger.permit.domain.BrokenPermitOrders.Broken;
import java.util.List;
import java.util.stream.Stream;

/** Orders to write off what came in without a declaration, and what each is refused for. */
final class BrokenWriteOffs {
    private BrokenWriteOffs() {}

    static Stream<Broken> writeOff() {
        var parcel = new RecordWriteOff(PERMIT, List.of(PermitStories.ROW));
        return Stream.concat(
                partiesOnly(PermitStories.issued(ImportWay.PARCEL), parcel),
                Stream.of(
                        broken(
                                PermitStories.issued(),
                                IMPORTER,
                                parcel,
                                CONFLICT,
                                "permit.DeclaredPermitsAreNotWrittenOff",
                                ""),
                        broken(
                                PermitStories.completed(),
                                IMPORTER,
                                parcel,
                                CONFLICT,
                                "permit.CompletedWriteOffsAreClosed",
                                ""),
                        broken(
                                        PermitStories.issued(ImportWay.PARCEL),
                                        IMPORTER,
                                        parcel,
                                        CONFLICT,
                                        "permit.ExpiredPermitsTakeNoWriteOff",
                                        "",
                                        UNTIL)
                                .whenExpired()));
    }

    /** MSK-21. */
    static Stream<Broken> writeOffAbove() {
        return Stream.of(
                above("rows[0].medical", "medical", "1000", new WriteOffRow(PARCEL, null, 1001, 0)),
                above("rows[0].nonMedical", "non_medical", "500", new WriteOffRow(PARCEL, null, 0, 501)),
                above(
                        "rows[1].medical",
                        "medical",
                        "1000",
                        new WriteOffRow(PARCEL, null, 600, 500),
                        new WriteOffRow(OTHER_PARCEL, null, 401, 0)));
    }

    static Stream<Broken> complete() {
        var complete = new CompleteWriteOff(PERMIT);
        var demanded = new AmendmentDemanded(PERMIT.value(), "m-1", null, "數量不符");
        var below = new PermitRevised(
                PERMIT.value(), 2, RevisionKind.POST_CLEARANCE_AMENDMENT, "數量", with(ImportWay.PARCEL, 40));
        return Stream.concat(
                partiesOnly(PermitStories.writtenOff(), complete),
                Stream.of(
                        broken(
                                PermitStories.issued(ImportWay.PARCEL),
                                IMPORTER,
                                complete,
                                CONFLICT,
                                "permit.CompletedWriteOffsHaveRows",
                                ""),
                        broken(
                                PermitStories.writtenOff(),
                                IMPORTER,
                                new CompleteWriteOff(PERMIT, List.of()),
                                CONFLICT,
                                "permit.CompletedWriteOffsHaveRows",
                                ""),
                        broken(
                                PermitStories.writtenOff(),
                                IMPORTER,
                                new CompleteWriteOff(PERMIT, List.of(new WriteOffRow(PARCEL, null, 1001, 0))),
                                INVALID,
                                "permit.WrittenOffNeverExceedsPermitted",
                                "rows[0].medical",
                                "@rule.permit-kind.medical",
                                "1000"),
                        broken(
                                PermitStories.completed(),
                                IMPORTER,
                                complete,
                                CONFLICT,
                                "permit.CompletedWriteOffsAreClosed",
                                ""),
                        broken(
                                PermitStories.after(PermitStories.after(PermitStories.writtenOff(), demanded), below),
                                IMPORTER,
                                complete,
                                INVALID,
                                "permit.WrittenOffNeverExceedsPermitted",
                                "rows[0].medical",
                                "@rule.permit-kind.medical",
                                "40")));
    }

    private static Broken above(String field, String kind, String permitted, WriteOffRow... rows) {
        return broken(
                PermitStories.issued(ImportWay.PARCEL),
                IMPORTER,
                new RecordWriteOff(PERMIT, List.of(rows)),
                INVALID,
                "permit.WrittenOffNeverExceedsPermitted",
                field,
                "@rule.permit-kind." + kind,
                permitted);
    }
}
