package io.caseledger.mask.domain;

import io.caseledger.mask.contract.ImportWay;
import io.caseledger.mask.contract.MaskKind;
import io.caseledger.mask.contract.PermitApplication;
import io.caseledger.mask.contract.PermitItem;
import io.caseledger.mask.contract.WriteOffRow;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.reference.ParcelNumber;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** All that the rows of a write-off have to satisfy by themselves (MSK-20), and their sums. */
final class WriteOffRules {
    static final List<RowRule> ALL = List.of(
            new WriteOffsHaveUpTo200Rows(),
            new ParcelNumbersAreWellFormed(),
            new ParcelsAreWrittenOffOnce(),
            new TravellersNameAFlight(),
            new TravellersNameADay(),
            new OtherWaysNameAReference(),
            new DaysOfArrivalArePlausible(),
            new PiecesAreWrittenOff());

    private WriteOffRules() {}

    /** @throws Rejection INVALID with everything that is wrong */
    static void require(ImportWay way, List<WriteOffRow> rows, LocalDate today) {
        var violations = check(way, rows, today);
        if (!violations.isEmpty()) {
            throw new Rejection(Rejection.Kind.INVALID, violations);
        }
    }

    static List<Violation> check(ImportWay way, List<WriteOffRow> rows, LocalDate today) {
        return ALL.stream()
                .flatMap(rule -> rule.check(way, rows, today).stream())
                .toList();
    }

    /** A row as it is stored. */
    static WriteOffRow normalised(ImportWay way, WriteOffRow row) {
        return new WriteOffRow(reference(way, row), row.on(), row.medical(), row.nonMedical());
    }

    static String reference(ImportWay way, WriteOffRow row) {
        var typed = row.reference() == null ? "" : row.reference().strip();
        return switch (way) {
            case PARCEL -> ParcelNumber.check(typed).normalised();
            case TRAVELLER -> typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
            case DECLARATION, OTHER -> typed;
        };
    }

    static long pieces(WriteOffRow row, MaskKind kind) {
        return kind == MaskKind.MEDICAL ? row.medical() : row.nonMedical();
    }

    static long pieces(List<WriteOffRow> rows, MaskKind kind) {
        return rows.stream().mapToLong(row -> pieces(row, kind)).sum();
    }

    /** Pieces of a kind that an application asks for. */
    static long permitted(PermitApplication application, MaskKind kind) {
        return application.items().stream()
                .filter(item -> item.kind() == kind)
                .mapToLong(PermitItem::pieces)
                .sum();
    }
}
