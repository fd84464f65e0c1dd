package io.caseledger.mask.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an importer applies for (MSK-01 … MSK-03), as filed: nothing in it is checked yet.
 *
 * @param agent {@link PermitParty#NONE} unless a broker files
 */
public record PermitApplication(
        PermitParty importer, PermitParty agent, @Nullable ImportWay way, List<PermitItem> items) {
    public PermitApplication {
        items = List.copyOf(items);
    }
}
