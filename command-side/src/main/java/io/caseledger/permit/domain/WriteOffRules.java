package io.caseledger.permit.domain;

import io.caseledger.permit.contract.CompleteWriteOff;
import io.caseledger.permit.contract.ImportWay;
import io.caseledger.permit.contract.MaskKind;
import io.caseledger.permit.contract.PermitApplication;
import io.caseledger.permit.contract.PermitItem;
import io.caseledger.permit.contract.PieceUnits;
import io.caseledger.permit.contract.RecordWriteOff;
import io.caseledger.permit.contract.WriteOffRow;
import io.caseledger.permit.domain.PermitRules.Attempt;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.domain.FieldRule;
import io.caseledger.shared.domain.Rule;
import io.caseledger.shared.domain.Rules;
import io.caseledger.shared.reference.ParcelNumber;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which write-off a permit is open for, what its rows have to satisfy by themselves (MSK-20), and their sums. */
final class WriteOffRules {
    private static final List<Rule<Attempt>> WRITE_OFF = List.of(
            new PermitRules.PermitExists(),
            new PermitRules.OnlyAuthorisedAgentsOrderPermits(),
            new PermitRules.OnlyPartiesChangeAPermit(),
            new PermitRules.OnlyIssuedPermitsChange(),
            new DeclaredPermitsAreNotWrittenOff(),
            new CompletedWriteOffsAreClosed());
    static final List<Rule<Attempt>> RECORD = Rules.after(WRITE_OFF, new ExpiredPermitsTakeNoWriteOff());
    static final List<FieldRule<Rows>> ROWS = List.of(
            new WriteOffsHaveUpTo200Rows(),
            new ParcelNumbersAreWellFormed(),
            new ParcelsAreWrittenOffOnce(),
            new TravellersNameAFlight(),
            new TravellersNameADay(),
            new OtherWaysNameAReference(),
            new DaysOfArrivalArePlausible(),
            new PiecesAreWrittenOff());
    /** After the rows themselves were checked. */
    static final List<Rule<Attempt>> WRITTEN_OFF = List.of(new WrittenOffNeverExceedsPermitted());

    static final List<Rule<Attempt>> COMPLETE =
            Rules.after(WRITE_OFF, new ExpiredPermitsTakeNoWriteOff(), new CompletedWriteOffsHaveRows());

    private WriteOffRules() {}

    /**
     * What is written off.
     *
     * @param today day in Asia/Taipei
     */
    record Rows(ImportWay way, List<WriteOffRow> rows, LocalDate today) {
        /** The rows where masks come in this way; none where they come in another. */
        List<WriteOffRow> by(ImportWay asked) {
            return way == asked ? rows : List.of();
        }
    }

    /** Whose rows an order is about: its own, else those noted before. */
    static List<WriteOffRow> rows(Attempt attempt) {
        var own = ownRows(attempt);
        return own == null ? attempt.standing().rows() : own;
    }

    private static @Nullable List<WriteOffRow> ownRows(Attempt attempt) {
        return switch (attempt.command()) {
            case RecordWriteOff record -> record.rows();
            case CompleteWriteOff complete -> complete.rows();
            default -> null;
        };
    }

    /** What is wrong with rows by themselves. */
    static List<Violation> check(ImportWay way, List<WriteOffRow> rows, LocalDate today) {
        return Rules.all(ROWS, new Rows(way, rows, today));
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

    /** MSK-20: what comes in by declaration is reported by customs, not by the importer. */
    static final class DeclaredPermitsAreNotWrittenOff implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            return require(attempt.standing().way().isWrittenOff(), Rejection.Kind.CONFLICT);
        }
    }

    /** MSK-20: "write-off complete" closes it. */
    static final class CompletedWriteOffsAreClosed implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            return require(!attempt.standing().writeOffCompleted(), Rejection.Kind.CONFLICT);
        }
    }

    /** MSK-04: rows are noted while the permit holds; those noted in time can still be completed. */
    static final class ExpiredPermitsTakeNoWriteOff implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            return require(
                    ownRows(attempt) == null || !attempt.standing().expired(attempt.today()),
                    Rejection.Kind.CONFLICT,
                    attempt.standing().issued().validUntil().toString());
        }
    }

    /** GEN-06: an event has to stay of a size that can be replayed. */
    static final class WriteOffsHaveUpTo200Rows implements FieldRule<Rows> {
        private static final int MOST = 200;

        @Override
        public List<Violation> violations(Rows written) {
            return require(written.rows().size() <= MOST, "rows", Integer.toString(MOST));
        }
    }

    /** MSK-20: a parcel's number (UPU S10) with its check digit. */
    static final class ParcelNumbersAreWellFormed implements FieldRule<Rows> {
        @Override
        public List<Violation> violations(Rows written) {
            return each(written.by(ImportWay.PARCEL), "rows", (row, path) -> {
                var check = ParcelNumber.check(row.reference() == null ? "" : row.reference());
                return require(check, path + ".reference");
            });
        }
    }

    /** MSK-20: each parcel has a row of its own. */
    static final class ParcelsAreWrittenOffOnce implements FieldRule<Rows> {
        @Override
        public List<Violation> violations(Rows written) {
            var seen = new HashSet<String>();
            return each(written.by(ImportWay.PARCEL), "rows", (row, path) -> {
                var number = reference(written.way(), row);
                return require(number.isEmpty() || seen.add(number), path + ".reference");
            });
        }
    }

    /** MSK-20: airline of two or three characters and up to four digits, such as CI 123 (IATA, ICAO). */
    static final class TravellersNameAFlight implements FieldRule<Rows> {
        private static final Pattern FLIGHT = Pattern.compile("(?=.{0,2}[A-Z])[A-Z0-9]{2,3}[0-9]{1,4}[A-Z]?");

        @Override
        public List<Violation> violations(Rows written) {
            return each(
                    written.by(ImportWay.TRAVELLER),
                    "rows",
                    (row, path) -> require(
                            FLIGHT.matcher(reference(written.way(), row)).matches(), path + ".reference"));
        }
    }

    /** MSK-20: a flight number alone names a flight of any day. */
    static final class TravellersNameADay implements FieldRule<Rows> {
        @Override
        public List<Violation> violations(Rows written) {
            return each(
                    written.by(ImportWay.TRAVELLER), "rows", (row, path) -> require(row.on() != null, path + ".on"));
        }
    }

    /** MSK-20: some reference under which customs finds what came in, up to 50 characters. */
    static final class OtherWaysNameAReference implements FieldRule<Rows> {
        private static final int MOST = 50;

        @Override
        public List<Violation> violations(Rows written) {
            return each(written.by(ImportWay.OTHER), "rows", (row, path) -> {
                var reference = reference(written.way(), row);
                var given = !reference.isEmpty() && reference.codePointCount(0, reference.length()) <= MOST;
                return require(given, path + ".reference", Integer.toString(MOST));
            });
        }
    }

    /** MSK-20: what is written off has come in: today or within the year before. */
    static final class DaysOfArrivalArePlausible implements FieldRule<Rows> {
        @Override
        public List<Violation> violations(Rows written) {
            var first = written.today().minusYears(1);
            return each(written.rows(), "rows", (row, path) -> {
                var on = row.on();
                return require(
                        on == null || (!on.isAfter(written.today()) && !on.isBefore(first)),
                        path + ".on",
                        first.toString(),
                        written.today().toString());
            });
        }
    }

    /** MSK-20: pieces of each kind, none below zero, and one of them above. */
    static final class PiecesAreWrittenOff implements FieldRule<Rows> {
        @Override
        public List<Violation> violations(Rows written) {
            return each(written.rows(), "rows", (row, path) -> {
                var found = new ArrayList<Violation>();
                found.addAll(require(fits(row.medical()), path + ".medical"));
                found.addAll(require(fits(row.nonMedical()), path + ".nonMedical"));
                found.addAll(require(row.medical() != 0 || row.nonMedical() != 0, path + ".medical"));
                return found;
            });
        }

        private static boolean fits(long pieces) {
            return pieces >= 0 && pieces <= PieceUnits.MOST;
        }
    }

    /** MSK-20: a write-off is completed when something was written off, and the permit still has room for it. */
    static final class CompletedWriteOffsHaveRows implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            return require(!rows(attempt).isEmpty(), Rejection.Kind.CONFLICT);
        }
    }

    /** MSK-21: written off never exceeds permitted, by kind. */
    static final class WrittenOffNeverExceedsPermitted implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            var rows = rows(attempt);
            var found = new ArrayList<Violation>();
            for (var kind : MaskKind.values()) {
                long permitted = WriteOffRules.permitted(attempt.standing().application(), kind);
                long sum = 0;
                for (int i = 0; i < rows.size(); i++) {
                    sum += WriteOffRules.pieces(rows.get(i), kind);
                    if (sum > permitted) {
                        var field = kind == MaskKind.MEDICAL ? "medical" : "nonMedical";
                        found.add(Violation.of(
                                key(),
                                "rows[" + i + "]." + field,
                                "@rule.permit-kind." + kind.name().toLowerCase(Locale.ROOT),
                                Long.toString(permitted)));
                        break;
                    }
                }
            }
            return refuse(found);
        }
    }
}
