package io.caseledger.stock.web;

import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Role;
import java.util.Set;

/**
 * Who may open which pages of masks. What somebody sees on them is decided by the viewer of each question.
 *
 * @param rule what a refusal says
 */
public record StockRoles(String rule, Set<Role> roles) {
    /** Those who watch every piece (MSK-60). */
    public static final StockRoles WATCHERS =
            new StockRoles("stock.OnlyRegulatorsWatchAllStock", Set.of(Role.REGULATOR, Role.AUDITOR));
    /** Importers and their agents (MSK-64). */
    public static final StockRoles PARTIES =
            new StockRoles("stock.OnlyImportersHaveStock", Set.of(Role.APPLICANT, Role.AGENT));
    /** Both. */
    public static final StockRoles READERS = new StockRoles(
            "stock.OnlyImportersAndRegulatorsSeeStock",
            Set.of(Role.REGULATOR, Role.AUDITOR, Role.APPLICANT, Role.AGENT));

    boolean has(Actor actor) {
        return roles.contains(actor.role());
    }

    /** @throws Rejection FORBIDDEN for any other role */
    public void require(Actor actor) {
        if (!has(actor)) {
            throw new Rejection(Rejection.Kind.FORBIDDEN, rule);
        }
    }
}
