package io.caseledger.mask.domain;

import io.caseledger.mask.contract.AmendmentDemanded;
import io.caseledger.mask.contract.DeclarationRecorded;
import io.caseledger.mask.contract.DemandAmendment;
import io.caseledger.mask.contract.EntryRecorded;
import io.caseledger.mask.contract.GoodsReleased;
import io.caseledger.mask.contract.LotLine;
import io.caseledger.mask.contract.MaskKind;
import io.caseledger.mask.contract.MaskTerms;
import io.caseledger.mask.contract.MismatchReported;
import io.caseledger.mask.contract.PermitIssued;
import io.caseledger.mask.contract.PermitItem;
import io.caseledger.mask.contract.PermitRevised;
import io.caseledger.mask.contract.RecordDeclaration;
import io.caseledger.mask.contract.RecordEntry;
import io.caseledger.mask.contract.RecordRelease;
import io.caseledger.mask.contract.RecordWriteOff;
import io.caseledger.mask.contract.ReissuePermit;
import io.caseledger.mask.contract.ReportMismatch;
import io.caseledger.mask.contract.RevisePermit;
import io.caseledger.mask.contract.SubmitPermit;
import io.caseledger.mask.contract.WriteOffCompleted;
import io.caseledger.mask.contract.WriteOffRecorded;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Objects;

/** What follows from an order that the rules allow: state, day and number in, one event out. */
final class PermitDecisions {

    private PermitDecisions() {}

    static PermitIssued issued(SubmitPermit command, PermitFiling filing, PermitNumber number, MaskTerms terms) {
        var filer = filing.filer();
        var importer =
                filing.byAgent() ? filing.importerOf(command.application()).orElseThrow() : filer;
        return new PermitIssued(
                command.permitId().value(),
                number.toString(),
                filer.id().value(),
                importer.id().value(),
                filing.byAgent() ? filer.id().value() : null,
                filing.today(),
                filing.today().plusDays(terms.validityDays()),
                null,
                command.application());
    }

    static PermitIssued reissued(
            ReissuePermit command, PermitStanding old, PermitNumber number, LocalDate today, MaskTerms terms) {
        var issued = old.issued();
        return new PermitIssued(
                command.newPermitId().value(),
                number.toString(),
                issued.filedBy(),
                issued.importerAccount(),
                issued.agentAccount(),
                today,
                today.plusDays(terms.validityDays()),
                issued.permitNumber(),
                old.application());
    }

    static PermitRevised revised(RevisePermit command, PermitStanding standing) {
        return new PermitRevised(
                command.permitId().value(),
                standing.revision() + 1,
                Objects.requireNonNull(command.kind(), "checked by RevisionKindIsChosen"),
                Objects.requireNonNull(command.description(), "checked by RevisionIsDescribed")
                        .strip(),
                command.application());
    }

    static DeclarationRecorded declared(RecordDeclaration command) {
        return new DeclarationRecorded(
                command.permitId().value(),
                command.messageId(),
                CustomsMessage.number(command.declarationNumber()),
                CustomsMessage.sorted(command.items()));
    }

    static EntryRecorded entered(RecordEntry command) {
        return new EntryRecorded(
                command.permitId().value(), command.messageId(), CustomsMessage.number(command.declarationNumber()));
    }

    static MismatchReported mismatched(ReportMismatch command) {
        return new MismatchReported(
                command.permitId().value(),
                command.messageId(),
                CustomsMessage.number(command.declarationNumber()),
                command.description());
    }

    static GoodsReleased released(RecordRelease command, PermitStanding standing) {
        var declaration = CustomsMessage.number(command.declarationNumber());
        var lots = new ArrayList<LotLine>();
        for (var item : CustomsMessage.sorted(command.items())) {
            lots.add(lot(standing, lots.size(), item.item(), declaration, item.pieces()));
        }
        return new GoodsReleased(
                command.permitId().value(), command.messageId(), declaration, command.releasedOn(), lots);
    }

    static AmendmentDemanded demanded(DemandAmendment command) {
        var declaration = command.declarationNumber();
        return new AmendmentDemanded(
                command.permitId().value(),
                command.messageId(),
                declaration == null ? null : CustomsMessage.number(declaration),
                command.description());
    }

    static WriteOffRecorded writtenOff(RecordWriteOff command, PermitStanding standing) {
        return new WriteOffRecorded(
                command.permitId().value(),
                command.rows().stream()
                        .map(row -> WriteOffRules.normalised(standing.way(), row))
                        .toList());
    }

    /** Pieces of a kind go to the permit's items of that kind in their order, each up to its quantity. */
    static WriteOffCompleted writeOffCompleted(PermitStanding standing, LocalDate today) {
        var items = standing.application().items();
        var room = new ArrayList<>(items.stream().map(PermitItem::pieces).toList());
        var lots = new ArrayList<LotLine>();
        for (var row : standing.rows()) {
            for (var kind : MaskKind.values()) {
                long left = WriteOffRules.pieces(row, kind);
                for (int i = 0; i < items.size() && left > 0; i++) {
                    long taken = items.get(i).kind() == kind ? Math.min(left, room.get(i)) : 0;
                    if (taken > 0) {
                        var reference = Objects.requireNonNull(row.reference(), "checked when it was recorded");
                        lots.add(lot(standing, lots.size(), i + 1, reference, taken));
                        room.set(i, room.get(i) - taken);
                        left -= taken;
                    }
                }
                if (left > 0) {
                    throw new IllegalStateException("more written off than permitted: "
                            + standing.issued().permitNumber());
                }
            }
        }
        return new WriteOffCompleted(standing.issued().permitId(), today, lots);
    }

    private static LotLine lot(PermitStanding standing, int before, int item, String reference, long pieces) {
        var serial = standing.lots() + before + 1;
        return new LotLine("%s-%03d".formatted(standing.issued().permitNumber(), serial), item, reference, pieces);
    }
}
