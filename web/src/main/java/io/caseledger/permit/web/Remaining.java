package io.caseledger.permit.web;

import io.caseledger.permit.contract.ImportWay;
import io.caseledger.permit.contract.MaskKind;
import io.caseledger.permit.query.PermitView;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * How many pieces of a kind may still come in.
 *
 * @param used pieces cleared by customs, or written off whether completed or not
 */
record Remaining(MaskKind kind, long permitted, long used) {
    /** Below zero where an amendment that customs demanded permits less than had come in. */
    public long pieces() {
        return permitted - used;
    }

    /** The same without its sign. */
    public long distance() {
        return Math.abs(pieces());
    }

    /** Of the kinds that the permit has. */
    static List<Remaining> of(PermitView permit) {
        return Arrays.stream(MaskKind.values())
                .map(kind ->
                        new Remaining(kind, sum(permit, kind, PermitView.ItemBalance::permitted), used(permit, kind)))
                .filter(remaining -> remaining.permitted() > 0 || remaining.used() > 0)
                .toList();
    }

    private static long used(PermitView permit, MaskKind kind) {
        if (ImportWay.valueOf(permit.row().way()).isWrittenOff()) {
            return permit.writeOffRows().stream()
                    .mapToLong(row -> kind == MaskKind.MEDICAL ? row.medical() : row.nonMedical())
                    .sum();
        }
        return sum(permit, kind, PermitView.ItemBalance::cleared);
    }

    private static long sum(PermitView permit, MaskKind kind, ToLongFunction<PermitView.ItemBalance> pieces) {
        return permit.itemsBalance().stream()
                .filter(item -> kind.name().equals(item.kind()))
                .mapToLong(pieces)
                .sum();
    }
}
