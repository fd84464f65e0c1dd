package io.caseledger.mask.domain;

import io.caseledger.mask.contract.ImportWay;
import io.caseledger.mask.contract.WriteOffRow;
import io.caseledger.shared.contract.Violation;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

/** MSK-20: airline of two or three characters and up to four digits, such as CI 123 (IATA, ICAO). */
final class TravellersNameAFlight implements RowRule {
    private static final Pattern FLIGHT = Pattern.compile("(?=.{0,2}[A-Z])[A-Z0-9]{2,3}[0-9]{1,4}[A-Z]?");

    @Override
    public List<Violation> check(ImportWay way, List<WriteOffRow> rows, LocalDate today) {
        return way == ImportWay.TRAVELLER
                ? each(
                        rows,
                        (row, path) -> require(
                                FLIGHT.matcher(WriteOffRules.reference(way, row))
                                        .matches(),
                                path + "reference"))
                : List.of();
    }
}
