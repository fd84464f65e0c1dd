package io.caseledger.mask.domain;

import io.caseledger.mask.contract.MaskKind;
import io.caseledger.mask.contract.PermitItem;
import io.caseledger.mask.contract.RevisePermit;
import io.caseledger.mask.contract.RevisionKind;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * MSK-14: a revision never brings an item below what has been cleared or written off, nor makes it another kind, save by a post-clearance amendment.
 */
final class RevisionKeepsWhatCameIn implements PermitRule {
    @Override
    public Optional<Rejection> refusal(PermitAttempt attempt) {
        if (!(attempt.command() instanceof RevisePermit revise)
                || revise.kind() == RevisionKind.POST_CLEARANCE_AMENDMENT) {
            return pass();
        }
        var found = new ArrayList<Violation>();
        for (var item : attempt.standing().itemsCameIn()) {
            found.addAll(cleared(attempt.standing(), revise.application().items(), item));
        }
        for (var kind : MaskKind.values()) {
            long written = WriteOffRules.pieces(attempt.standing().rows(), kind);
            if (written > WriteOffRules.permitted(revise.application(), kind)) {
                found.add(Violation.of(name(), "items", Long.toString(written)));
            }
        }
        return refuse(found);
    }

    private List<Violation> cleared(PermitStanding standing, List<PermitItem> items, int number) {
        long cameIn = standing.cameIn(number);
        if (number > items.size()) {
            return List.of(Violation.of(name(), "items", Long.toString(cameIn)));
        }
        var item = items.get(number - 1);
        var row = "items[" + (number - 1) + "].";
        if (item.pieces() < cameIn) {
            return List.of(Violation.of(name(), row + "quantity", Long.toString(cameIn)));
        }
        var before = standing.application().items();
        return number <= before.size() && before.get(number - 1).kind() != item.kind()
                ? List.of(Violation.of(name(), row + "kind", Long.toString(cameIn)))
                : List.of();
    }
}
