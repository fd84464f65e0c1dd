package io.caseledger.permit.domain;

import io.caseledger.permit.contract.AmendmentDemanded;
import io.caseledger.permit.contract.DeclarationRecorded;
import io.caseledger.permit.contract.DemandAmendment;
import io.caseledger.permit.contract.EntryRecorded;
import io.caseledger.permit.contract.GoodsReleased;
import io.caseledger.permit.contract.MismatchReported;
import io.caseledger.permit.contract.PermitCommand;
import io.caseledger.permit.contract.PermitEvent;
import io.caseledger.permit.contract.RecordDeclaration;
import io.caseledger.permit.contract.RecordEntry;
import io.caseledger.permit.contract.RecordRelease;
import io.caseledger.permit.contract.ReleasedItem;
import io.caseledger.permit.contract.ReportMismatch;
import io.caseledger.shared.reference.DeclarationNumber;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a message of customs says, so that a repetition is told from another message under the same number (API-07).
 *
 * @param importer identity number of the declaration's importer
 * @param on day of release
 * @param items in the order of their numbers
 */
record CustomsMessage(
        Kind kind,
        @Nullable String declaration,
        @Nullable String importer,
        @Nullable LocalDate on,
        @Nullable String description,
        List<ReleasedItem> items) {

    /** What customs may say. */
    enum Kind {
        DECLARATION,
        ENTRY,
        MISMATCH,
        RELEASE,
        DEMAND
    }

    /** @param importer of the permit: no declaration of another one is ever recorded */
    static CustomsMessage of(PermitEvent event, String importer) {
        return switch (event) {
            case DeclarationRecorded said ->
                new CustomsMessage(
                        Kind.DECLARATION, said.declarationNumber(), importer, null, null, sorted(said.items()));
            case EntryRecorded said ->
                new CustomsMessage(Kind.ENTRY, said.declarationNumber(), null, null, null, List.of());
            case MismatchReported said ->
                new CustomsMessage(Kind.MISMATCH, said.declarationNumber(), null, null, said.description(), List.of());
            case GoodsReleased said ->
                new CustomsMessage(
                        Kind.RELEASE,
                        said.declarationNumber(),
                        null,
                        said.releasedOn(),
                        null,
                        sorted(said.lots().stream()
                                .map(lot -> new ReleasedItem(lot.item(), lot.pieces()))
                                .toList()));
            case AmendmentDemanded said ->
                new CustomsMessage(Kind.DEMAND, said.declarationNumber(), null, null, said.description(), List.of());
            default -> throw new IllegalArgumentException(event + " is no message of customs");
        };
    }

    /** Empty where the order is not customs'. */
    static Optional<CustomsMessage> of(PermitCommand command) {
        return Optional.ofNullable(
                switch (command) {
                    case RecordDeclaration says ->
                        new CustomsMessage(
                                Kind.DECLARATION,
                                number(says.declarationNumber()),
                                identity(says.importerIdentity()),
                                null,
                                null,
                                sorted(says.items()));
                    case RecordEntry says ->
                        new CustomsMessage(Kind.ENTRY, number(says.declarationNumber()), null, null, null, List.of());
                    case ReportMismatch says ->
                        new CustomsMessage(
                                Kind.MISMATCH,
                                number(says.declarationNumber()),
                                null,
                                null,
                                says.description(),
                                List.of());
                    case RecordRelease says ->
                        new CustomsMessage(
                                Kind.RELEASE,
                                number(says.declarationNumber()),
                                null,
                                says.releasedOn(),
                                null,
                                sorted(says.items()));
                    case DemandAmendment says ->
                        new CustomsMessage(
                                Kind.DEMAND,
                                says.declarationNumber() == null ? null : number(says.declarationNumber()),
                                null,
                                null,
                                says.description(),
                                List.of());
                    default -> null;
                });
    }

    /** The sender's number of a message; empty for orders that are not customs'. */
    static Optional<String> id(PermitCommand command) {
        return Optional.ofNullable(
                switch (command) {
                    case RecordDeclaration says -> says.messageId();
                    case RecordEntry says -> says.messageId();
                    case ReportMismatch says -> says.messageId();
                    case RecordRelease says -> says.messageId();
                    case DemandAmendment says -> says.messageId();
                    default -> null;
                });
    }

    /** A declaration number as it is stored. */
    static String number(String typed) {
        return DeclarationNumber.check(typed).normalised();
    }

    /** An identity number as accounts have it. */
    static String identity(String typed) {
        return typed.strip().toUpperCase(Locale.ROOT);
    }

    static List<ReleasedItem> sorted(List<ReleasedItem> items) {
        return items.stream()
                .sorted(Comparator.comparingInt(ReleasedItem::item))
                .toList();
    }
}
