package io.caseledger.mask.domain;

import io.caseledger.mask.contract.PermitApplication;
import io.caseledger.mask.contract.PieceUnits;
import io.caseledger.shared.contract.Violation;
import java.util.List;

/** MSK-02: stock is kept to the piece, so the unit is one that counts pieces ({@link PieceUnits}). */
final class UnitsCountPieces implements ContentRule {
    @Override
    public List<Violation> check(PermitApplication application, PermitFiling filing) {
        return eachItem(
                application,
                (item, row) -> require(item.unit() != null && PieceUnits.codes().contains(item.unit()), row + "unit"));
    }
}
