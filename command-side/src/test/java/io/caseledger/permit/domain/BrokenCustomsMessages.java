package io.caseledger.permit.domain;

import static io.caseledger.permit.domain.BrokenPermitOrders.broken;
import static io.caseledger.permit.domain.BrokenPermitOrders.noMore;
import static io.caseledger.permit.domain.PermitSamples.*;
import static io.caseledger.shared.contract.Rejection.Kind.CONFLICT;
import static io.caseledger.shared.contract.Rejection.Kind.FORBIDDEN;
import static io.caseledger.shared.contract.Rejection.Kind.INVALID;

import io.caseledger.permit.contract.DeclarationRecorded;
import io.caseledger.permit.contract.DemandAmendment;
import io.caseledger.permit.contract.EntryRecorded;
import io.caseledger.permit.contract.ImportWay;
import io.caseledger.permit.contract.PermitCommand;
import io.caseledger.permit.contract.RecordDeclaration;
import io.caseledger.permit.contract.RecordEntry;
import io.caseledger.permit.contract.RecordRelease;
import io.caseledger.permit.contract.ReleasedItem;
import io.caseledger.permit.contract.ReportMismatch;
import io.caseledger.permit.domain.BrokenPermitOrders.Broken;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Messages of customs that a permit refuses: forged, malformed, contradicting, out of order. */
final class BrokenCustomsMessages {
    private static final String IMPORTER_IDENTITY =
            Objects.requireNonNull(application().importer().identityNumber());
    private static final RecordEntry ENTER = new RecordEntry(PERMIT, "n-1", DECLARATION);
    private static final ReportMismatch MISMATCH = new ReportMismatch(PERMIT, "n-1", DECLARATION, "不符");

    private BrokenCustomsMessages() {}

    static Stream<Broken> all() {
        return Stream.of(declare(), enter(), mismatch(), release(), demand()).flatMap(broken -> broken);
    }

    static Stream<Broken> declare() {
        var declare = declaration(DECLARATION, IMPORTER_IDENTITY, new ReleasedItem(1, 600));
        return Stream.concat(
                customsOnly(PermitStories.issued(), declare),
                Stream.of(
                        said(PermitStories.declared(), declared("m-1", new ReleasedItem(1, 599))),
                        said(PermitStories.declared(), new RecordEntry(PERMIT, "m-1", DECLARATION)),
                        conflict(
                                PermitStories.issued(ImportWay.PARCEL),
                                declare,
                                "permit.OnlyDeclaredPermitsTakeDeclarations"),
                        invalid(
                                declaration("AA/15/123", IMPORTER_IDENTITY, new ReleasedItem(1, 1)),
                                "permit.CustomsDeclarationNumbersAreWellFormed",
                                "declarationNumber",
                                "@identifier.declaration-number.parts",
                                "5",
                                "3"),
                        invalid(
                                declaration(DECLARATION, "62140097", new ReleasedItem(1, 1)),
                                "permit.DeclarationIsOfThePermitsImporter",
                                "importerIdentity"),
                        invalid(
                                declaration(DECLARATION, IMPORTER_IDENTITY),
                                "permit.CustomsItemsAreGiven",
                                "items",
                                "99"),
                        items("items[0].item", new ReleasedItem(0, 1)),
                        items("items[0].item", new ReleasedItem(10000, 1)),
                        items("items[1].item", new ReleasedItem(1, 1), new ReleasedItem(1, 2)),
                        items("items[0].pieces", new ReleasedItem(1, 0)),
                        conflict(PermitStories.declared(), declare, "permit.DeclarationsAreRecordedOnce"),
                        broken(
                                        PermitStories.issued(),
                                        CUSTOMS,
                                        declare,
                                        CONFLICT,
                                        "permit.ExpiredPermitsTakeNoDeclaration",
                                        "",
                                        VALID_UNTIL.toString())
                                .whenExpired()));
    }

    static Stream<Broken> enter() {
        return Stream.concat(
                customsOnly(PermitStories.declared(), ENTER),
                Stream.of(
                        first(ENTER),
                        conflict(PermitStories.entered(), ENTER, "permit.EntriesAreRecordedOnce"),
                        conflict(PermitStories.released(), ENTER, "permit.EntriesAreRecordedOnce")));
    }

    static Stream<Broken> mismatch() {
        return Stream.concat(
                customsOnly(PermitStories.declared(), MISMATCH),
                Stream.of(
                        first(MISMATCH),
                        said(PermitStories.mismatched(), new ReportMismatch(PERMIT, "m-3", DECLARATION, "另一項不符")),
                        conflict(PermitStories.released(), MISMATCH, "permit.ReleasedGoodsMismatchNoMore"),
                        broken(
                                PermitStories.declared(),
                                CUSTOMS,
                                new ReportMismatch(PERMIT, "n-1", DECLARATION, " "),
                                INVALID,
                                "permit.CustomsSaysWhatIsWrong",
                                "description"),
                        broken(
                                PermitStories.declared(),
                                CUSTOMS,
                                new ReportMismatch(PERMIT, "n-1", DECLARATION, "字".repeat(501)),
                                INVALID,
                                "permit.PermitNotesAreNotTooLong",
                                "description",
                                "500")));
    }

    static Stream<Broken> release() {
        var release = release("n-1", DECLARATION, TODAY, new ReleasedItem(1, 600));
        return Stream.concat(
                customsOnly(PermitStories.entered(), release),
                Stream.of(
                        first(release),
                        conflict(PermitStories.declared(), release, "permit.ReleasesFollowEntry"),
                        conflict(PermitStories.mismatched(), release, "permit.MismatchesAreAmendedBeforeRelease"),
                        conflict(PermitStories.released(), release, "permit.GoodsAreReleasedOnce"),
                        said(
                                PermitStories.released(),
                                release("m-4", DECLARATION, TODAY, new ReleasedItem(1, 599), new ReleasedItem(2, 100))),
                        said(
                                PermitStories.released(),
                                release(
                                        "m-4",
                                        DECLARATION,
                                        TODAY.minusDays(1),
                                        new ReleasedItem(1, 600),
                                        new ReleasedItem(2, 100))),
                        broken(
                                PermitStories.entered(),
                                CUSTOMS,
                                release("n-1", DECLARATION, TODAY),
                                INVALID,
                                "permit.CustomsItemsAreGiven",
                                "items",
                                "99"),
                        onDay(TODAY.plusDays(1)),
                        onDay(TODAY.minusDays(1)),
                        conflict(
                                PermitStories.entered(),
                                release("n-1", DECLARATION, TODAY, new ReleasedItem(1, 601)),
                                "permit.ReleasedItemsAreDeclared",
                                "1",
                                "600"),
                        conflict(
                                PermitStories.entered(),
                                release("n-1", DECLARATION, TODAY, new ReleasedItem(3, 1)),
                                "permit.ReleasedItemsAreDeclared",
                                "3",
                                "0"),
                        conflict(
                                secondEntered(),
                                release("n-1", OTHER_DECLARATION, TODAY, new ReleasedItem(1, 401)),
                                "permit.ReleasedNeverExceedsPermitted",
                                "1",
                                "400")));
    }

    static Stream<Broken> demand() {
        var demand = new DemandAmendment(PERMIT, "n-1", DECLARATION, "請修正");
        return Stream.concat(
                customsOnly(PermitStories.released(), demand),
                Stream.of(
                        first(demand),
                        conflict(PermitStories.declared(), demand, "permit.DemandsFollowEntry"),
                        conflict(
                                PermitStories.issued(),
                                new DemandAmendment(PERMIT, "n-1", null, "請修正"),
                                "permit.DemandsFollowEntry"),
                        conflict(
                                PermitStories.issued(ImportWay.PARCEL),
                                new DemandAmendment(PERMIT, "n-1", null, "請修正"),
                                "permit.DemandsFollowEntry"),
                        broken(
                                PermitStories.released(),
                                CUSTOMS,
                                new DemandAmendment(PERMIT, "n-1", DECLARATION, ""),
                                INVALID,
                                "permit.CustomsSaysWhatIsWrong",
                                "description")));
    }

    /** A second declaration of as many, in clearance after the first was released. */
    static Object[] secondEntered() {
        return PermitStories.after(
                PermitStories.after(
                        PermitStories.released(),
                        new DeclarationRecorded(PERMIT.value(), "m-6", OTHER_DECLARATION, PermitStories.ITEMS)),
                new EntryRecorded(PERMIT.value(), "m-7", OTHER_DECLARATION));
    }

    static RecordRelease release(String messageId, String declaration, LocalDate on, ReleasedItem... items) {
        return new RecordRelease(PERMIT, messageId, declaration, on, List.of(items));
    }

    private static RecordDeclaration declaration(String number, String importer, ReleasedItem... items) {
        return new RecordDeclaration(PERMIT, "n-1", number, importer, List.of(items));
    }

    private static RecordDeclaration declared(String messageId, ReleasedItem... items) {
        return new RecordDeclaration(PERMIT, messageId, DECLARATION, IMPORTER_IDENTITY, List.of(items));
    }

    private static Stream<Broken> customsOnly(Object[] given, PermitCommand command) {
        var unnumbered =
                switch (command) {
                    case RecordDeclaration says ->
                        new RecordDeclaration(
                                PERMIT, " ", says.declarationNumber(), says.importerIdentity(), says.items());
                    case RecordEntry says -> new RecordEntry(PERMIT, "", says.declarationNumber());
                    case ReportMismatch says ->
                        new ReportMismatch(PERMIT, "n".repeat(101), says.declarationNumber(), says.description());
                    case RecordRelease says ->
                        new RecordRelease(PERMIT, "\u200b", says.declarationNumber(), says.releasedOn(), says.items());
                    default -> new DemandAmendment(PERMIT, "", null, "請修正");
                };
        return Stream.of(
                broken(given, IMPORTER, command, FORBIDDEN, "permit.OnlyCustomsReports", ""),
                broken(given, REGULATOR, command, FORBIDDEN, "permit.OnlyCustomsReports", ""),
                broken(given, CUSTOMS, unnumbered, INVALID, "permit.CustomsMessagesAreNumbered", "messageId", "100"),
                noMore(PermitStories.cancelled(), command, "cancelled"),
                noMore(PermitStories.reissued(), command, "reissued"));
    }

    /** Out of order: nothing is known of the declaration yet. */
    private static Broken first(PermitCommand command) {
        return conflict(PermitStories.issued(), command, "permit.DeclarationsComeFirst", DECLARATION);
    }

    private static Broken said(Object[] given, PermitCommand command) {
        return broken(
                given,
                CUSTOMS,
                command,
                INVALID,
                "permit.RepeatedMessagesSayTheSame",
                "messageId",
                CustomsMessage.id(command).orElseThrow());
    }

    private static Broken items(String field, ReleasedItem... items) {
        return invalid(declaration(DECLARATION, IMPORTER_IDENTITY, items), "permit.CustomsItemsAreGiven", field, "99");
    }

    private static Broken onDay(LocalDate day) {
        return broken(
                PermitStories.entered(),
                CUSTOMS,
                release("n-1", DECLARATION, day, new ReleasedItem(1, 600)),
                INVALID,
                "permit.DayOfReleaseIsPlausible",
                "releasedOn",
                TODAY.toString(),
                TODAY.toString());
    }

    private static Broken invalid(PermitCommand command, String rule, String field, String... args) {
        return broken(PermitStories.issued(), CUSTOMS, command, INVALID, rule, field, args);
    }

    private static Broken conflict(Object[] given, PermitCommand command, String rule, String... args) {
        return broken(given, CUSTOMS, command, CONFLICT, rule, "", args);
    }
}
