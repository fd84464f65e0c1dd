package io.caseledger.permit.domain;

import io.caseledger.permit.contract.AmendmentDemanded;
import io.caseledger.permit.contract.DeclarationRecorded;
import io.caseledger.permit.contract.DemandAmendment;
import io.caseledger.permit.contract.EntryRecorded;
import io.caseledger.permit.contract.GoodsReleased;
import io.caseledger.permit.contract.LotLine;
import io.caseledger.permit.contract.MaskKind;
import io.caseledger.permit.contract.MismatchReported;
import io.caseledger.permit.contract.PermitApplication;
import io.caseledger.permit.contract.PermitIssued;
import io.caseledger.permit.contract.PermitItem;
import io.caseledger.permit.contract.PermitParty;
import io.caseledger.permit.contract.PermitRevised;
import io.caseledger.permit.contract.PermitTerms;
import io.caseledger.permit.contract.RecordDeclaration;
import io.caseledger.permit.contract.RecordEntry;
import io.caseledger.permit.contract.RecordRelease;
import io.caseledger.permit.contract.ReissuePermit;
import io.caseledger.permit.contract.ReportMismatch;
import io.caseledger.permit.contract.RevisePermit;
import io.caseledger.permit.contract.SubmitPermit;
import io.caseledger.permit.contract.WriteOffCompleted;
import io.caseledger.permit.contract.WriteOffRecorded;
import io.caseledger.permit.contract.WriteOffRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What follows from an order that the rules allow: state, day and number in, one event out. */
final class PermitDecisions {

    private PermitDecisions() {}

    static PermitIssued issued(SubmitPermit command, AppliedPermit applied, PermitNumber number, PermitTerms terms) {
        var filer = applied.by().account();
        var importer = applied.importer().orElseThrow();
        var today = applied.by().today();
        return new PermitIssued(
                command.permitId().value(),
                number.toString(),
                filer.id().value(),
                importer.id().value(),
                applied.by().byAgent() ? filer.id().value() : null,
                today,
                today.plusDays(terms.validityDays()),
                null,
                command.application());
    }

    /** What a new permit takes over from an old one. */
    record Successor(String filedBy, @Nullable String agentAccount, PermitApplication application) {}

    /** @param filerOrders whether who filed it still acts for the importer (ACC-09); else the importer goes on by itself */
    static Successor successor(PermitStanding old, boolean filerOrders) {
        var issued = old.issued();
        if (filerOrders) {
            return new Successor(issued.filedBy(), issued.agentAccount(), old.application());
        }
        var application = old.application();
        return new Successor(
                issued.importerAccount(),
                null,
                new PermitApplication(
                        application.importer(), PermitParty.NONE, application.way(), application.items()));
    }

    static PermitIssued reissued(
            ReissuePermit command,
            PermitStanding old,
            Successor successor,
            PermitNumber number,
            LocalDate today,
            PermitTerms terms) {
        var issued = old.issued();
        return new PermitIssued(
                command.newPermitId().value(),
                number.toString(),
                successor.filedBy(),
                issued.importerAccount(),
                successor.agentAccount(),
                today,
                today.plusDays(terms.validityDays()),
                issued.permitNumber(),
                successor.application());
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

    static WriteOffRecorded writtenOff(List<WriteOffRow> rows, PermitStanding standing) {
        return new WriteOffRecorded(
                standing.issued().permitId(),
                rows.stream()
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
