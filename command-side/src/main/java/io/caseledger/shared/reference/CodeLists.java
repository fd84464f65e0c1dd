package io.caseledger.shared.reference;

import java.util.List;
import java.util.Optional;

/** All code lists by id, so that one picker serves them all. */
public final class CodeLists {

    private static final List<CodeList> ALL = List.of(
            Countries.list(),
            Units.list(),
            Ports.list(),
            Currencies.list(),
            TransportModes.list(),
            IssuingUnits.list(),
            CommodityCodes.list(),
            MaskCodes.list());

    private CodeLists() {}

    /** Every list. */
    public static List<CodeList> all() {
        return ALL;
    }

    /** The list with this id, such as {@code ports}. */
    public static Optional<CodeList> byId(String id) {
        return ALL.stream().filter(list -> list.id().equals(id)).findFirst();
    }
}
