package io.caseledger.mask.web;

import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Role;
import java.util.Set;

/**
 * Who may open which pages of masks. What somebody sees on them is decided by the viewer of each question.
 *
 * @param rule what a refusal says
 */
public record MaskRoles(String rule, Set<Role> roles) {
    /** Those who watch every piece (MSK-60). */
    public static final MaskRoles WATCHERS =
            new MaskRoles("OnlyRegulatorsWatchAllStock", Set.of(Role.REGULATOR, Role.AUDITOR));
    /** Importers and their agents (MSK-64). */
    public static final MaskRoles PARTIES = new MaskRoles("OnlyImportersHaveStock", Set.of(Role.APPLICANT, Role.AGENT));
    /** Both. */
    public static final MaskRoles READERS = new MaskRoles(
            "OnlyImportersAndRegulatorsSeeStock", Set.of(Role.REGULATOR, Role.AUDITOR, Role.APPLICANT, Role.AGENT));

    /** @throws Rejection FORBIDDEN for any other role */
    public void require(Actor actor) {
        if (!roles.contains(actor.role())) {
            throw new Rejection(Rejection.Kind.FORBIDDEN, rule);
        }
    }
}
