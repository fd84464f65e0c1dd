package io.caseledger.mask.web;

import io.caseledger.mask.contract.ImportWay;
import io.caseledger.mask.contract.MaskKind;
import io.caseledger.mask.query.PermitView;
import java.util.Arrays;
import java.util.List;

/**
 * How many pieces of a kind may still come in.
 *
 * @param used pieces cleared by customs, or written off whether completed or not
 */
record Remaining(MaskKind kind, long permitted, long used) {
    public long pieces() {
        return permitted - used;
    }

    /** Of the kinds that the permit has. */
    static List<Remaining> of(PermitView permit) {
        return Arrays.stream(MaskKind.values())
                .map(kind -> new Remaining(kind, permitted(permit, kind), used(permit, kind)))
                .filter(remaining -> remaining.permitted() > 0 || remaining.used() > 0)
                .toList();
    }

    private static long permitted(PermitView permit, MaskKind kind) {
        return permit.itemsBalance().stream()
                .filter(item -> kind.name().equals(item.kind()))
                .mapToLong(PermitView.ItemBalance::permitted)
                .sum();
    }

    private static long used(PermitView permit, MaskKind kind) {
        if (ImportWay.valueOf(permit.row().way()).isWrittenOff()) {
            return permit.writeOffRows().stream()
                    .mapToLong(row -> kind == MaskKind.MEDICAL ? row.medical() : row.nonMedical())
                    .sum();
        }
        return permit.itemsBalance().stream()
                .filter(item -> kind.name().equals(item.kind()))
                .mapToLong(PermitView.ItemBalance::cleared)
                .sum();
    }
}
