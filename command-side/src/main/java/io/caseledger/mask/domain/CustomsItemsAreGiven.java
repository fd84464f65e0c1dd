package io.caseledger.mask.domain;

import io.caseledger.mask.contract.RecordDeclaration;
import io.caseledger.mask.contract.RecordRelease;
import io.caseledger.mask.contract.ReleasedItem;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** API-07: at least one item, each once, numbered by 1 to 4 digits, with whole pieces above zero. */
final class CustomsItemsAreGiven implements PermitRule {
    private static final int LAST = 9999;
    private static final int MOST = 99;
    private static final long MOST_PIECES = 10_000_000_000L;

    @Override
    public Optional<Rejection> refusal(PermitAttempt attempt) {
        return switch (attempt.command()) {
            case RecordDeclaration declaration -> refusal(declaration.items());
            case RecordRelease release -> refusal(release.items());
            default -> pass();
        };
    }

    private Optional<Rejection> refusal(List<ReleasedItem> items) {
        if (items.isEmpty() || items.size() > MOST) {
            return requireField(false, "items", Integer.toString(MOST));
        }
        var found = new ArrayList<Violation>();
        var seen = new HashSet<Integer>();
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            if (item.item() < 1 || item.item() > LAST || !seen.add(item.item())) {
                found.add(Violation.of(name(), "items[" + i + "].item", Integer.toString(MOST)));
            }
            if (item.pieces() < 1 || item.pieces() > MOST_PIECES) {
                found.add(Violation.of(name(), "items[" + i + "].pieces", Integer.toString(MOST)));
            }
        }
        return refuse(found);
    }
}
