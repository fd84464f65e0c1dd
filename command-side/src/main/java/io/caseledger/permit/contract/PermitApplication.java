package io.caseledger.permit.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an importer applies for (MSK-01 … MSK-03), as filed: nothing in it is checked yet.
 *
 * @param agent {@link PermitParty#NONE} unless a broker files
 */
public record PermitApplication(
        PermitParty importer, PermitParty agent, @Nullable ImportWay way, List<PermitItem> items) {
    /** A permit's print and an event have room for no more. */
    public static final int MOST_ITEMS = 99;

    public static final PermitApplication NONE =
            new PermitApplication(PermitParty.NONE, PermitParty.NONE, null, List.of());

    @SuppressWarnings("NullAway") // Jackson hands over null where a part is absent
    public PermitApplication {
        importer = importer == null ? PermitParty.NONE : importer;
        agent = agent == null ? PermitParty.NONE : agent;
        items = items == null ? List.of() : List.copyOf(items);
    }
}
