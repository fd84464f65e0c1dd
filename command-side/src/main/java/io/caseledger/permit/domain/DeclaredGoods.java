package io.caseledger.permit.domain;

import io.caseledger.permit.contract.ReleasedItem;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How far customs has come with a declaration, as far as the rules need it.
 *
 * @param items pieces declared, by item number
 * @param mismatched reported as differing from the permit, and not amended since
 */
record DeclaredGoods(Map<Integer, Long> items, boolean entered, boolean mismatched, boolean released) {

    static DeclaredGoods of(List<ReleasedItem> items) {
        return new DeclaredGoods(
                items.stream().collect(Collectors.toUnmodifiableMap(ReleasedItem::item, ReleasedItem::pieces)),
                false,
                false,
                false);
    }

    DeclaredGoods afterEntry() {
        return new DeclaredGoods(items, true, mismatched, released);
    }

    DeclaredGoods mismatching() {
        return new DeclaredGoods(items, entered, true, released);
    }

    DeclaredGoods settled() {
        return new DeclaredGoods(items, entered, false, released);
    }

    DeclaredGoods afterRelease() {
        return new DeclaredGoods(items, entered, mismatched, true);
    }
}
