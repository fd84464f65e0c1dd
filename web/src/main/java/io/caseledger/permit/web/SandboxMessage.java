package io.caseledger.permit.web;

import io.caseledger.permit.contract.AmendmentDemanded;
import io.caseledger.permit.contract.DeclarationRecorded;
import io.caseledger.permit.contract.DemandAmendment;
import io.caseledger.permit.contract.EntryRecorded;
import io.caseledger.permit.contract.GoodsReleased;
import io.caseledger.permit.contract.MismatchReported;
import io.caseledger.permit.contract.PermitCommand;
import io.caseledger.permit.contract.RecordDeclaration;
import io.caseledger.permit.contract.RecordEntry;
import io.caseledger.permit.contract.RecordRelease;
import io.caseledger.permit.contract.ReleasedItem;
import io.caseledger.permit.contract.ReportMismatch;
import io.caseledger.permit.query.PermitView;
import io.caseledger.shared.contract.ContractJson;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A message as the sandbox's forms have it: any part may be missing, the permit says so.
 *
 * @param items pieces by the permit's items; an item without pieces is not in the message
 */
record SandboxMessage(
        @Nullable String messageId,
        @Nullable String declarationNumber,
        @Nullable String importerIdentity,
        @Nullable String description,
        @Nullable LocalDate releasedOn,
        List<Pieces> items) {
    private static final JsonMapper JSON = ContractJson.mapper();

    record Pieces(@Nullable Integer item, @Nullable Long pieces) {}

    /** What customs may say; the names are parts of addresses and field paths. */
    enum Kind {
        DECLARATIONS,
        ENTRIES,
        MISMATCHES,
        RELEASES,
        DEMANDS;

        public String path() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** @param today stands in for a missing day of release */
    PermitCommand order(Kind kind, PermitView permit, LocalDate today) {
        var id = Permits.idOf(permit);
        var number = text(messageId);
        var declaration = text(declarationNumber);
        return switch (kind) {
            case DECLARATIONS -> new RecordDeclaration(id, number, declaration, text(importerIdentity), released());
            case ENTRIES -> new RecordEntry(id, number, declaration);
            case MISMATCHES -> new ReportMismatch(id, number, declaration, text(description));
            case RELEASES ->
                new RecordRelease(id, number, declaration, Objects.requireNonNullElse(releasedOn, today), released());
            case DEMANDS -> new DemandAmendment(id, number, declarationNumber, text(description));
        };
    }

    /** The order by which a message that was taken would be sent again, exactly alike. */
    static PermitCommand again(PermitView permit, PermitView.Message message) {
        var id = Permits.idOf(permit);
        return switch (message.event()) {
            case "DeclarationRecorded" -> {
                var e = JSON.readValue(message.content(), DeclarationRecorded.class);
                yield new RecordDeclaration(
                        id, e.messageId(), e.declarationNumber(), permit.row().importerIdentity(), e.items());
            }
            case "EntryRecorded" -> {
                var e = JSON.readValue(message.content(), EntryRecorded.class);
                yield new RecordEntry(id, e.messageId(), e.declarationNumber());
            }
            case "MismatchReported" -> {
                var e = JSON.readValue(message.content(), MismatchReported.class);
                yield new ReportMismatch(id, e.messageId(), e.declarationNumber(), e.description());
            }
            case "GoodsReleased" -> {
                var e = JSON.readValue(message.content(), GoodsReleased.class);
                yield new RecordRelease(
                        id,
                        e.messageId(),
                        e.declarationNumber(),
                        e.releasedOn(),
                        e.lots().stream()
                                .map(lot -> new ReleasedItem(lot.item(), lot.pieces()))
                                .toList());
            }
            case "AmendmentDemanded" -> {
                var e = JSON.readValue(message.content(), AmendmentDemanded.class);
                yield new DemandAmendment(id, e.messageId(), e.declarationNumber(), e.description());
            }
            default -> throw new IllegalStateException("customs says no " + message.event());
        };
    }

    private List<ReleasedItem> released() {
        return items.stream()
                .filter(row -> row.item() != null && row.pieces() != null)
                .map(row -> new ReleasedItem(Objects.requireNonNull(row.item()), Objects.requireNonNull(row.pieces())))
                .toList();
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
