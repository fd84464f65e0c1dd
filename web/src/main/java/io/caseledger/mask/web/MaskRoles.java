package io.caseledger.mask.web;

import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Role;
import java.util.EnumSet;
import java.util.Set;

/** Who may open which pages of masks. What somebody sees on them is decided by the viewer of each question. */
enum MaskRoles {
    /** Those who watch every piece (MSK-60). */
    WATCHERS("OnlyRegulatorsWatchAllStock", EnumSet.of(Role.REGULATOR, Role.AUDITOR)),
    /** Importers and their agents (MSK-64). */
    PARTIES("OnlyImportersHaveStock", EnumSet.of(Role.APPLICANT, Role.AGENT)),
    /** Both. */
    READERS("OnlyImportersAndRegulatorsSeeStock", EnumSet.of(Role.REGULATOR, Role.AUDITOR, Role.APPLICANT, Role.AGENT));

    private final String rule;
    private final Set<Role> roles;

    MaskRoles(String rule, Set<Role> roles) {
        this.rule = rule;
        this.roles = roles;
    }

    /** @throws Rejection FORBIDDEN for any other role */
    void require(Actor actor) {
        if (!roles.contains(actor.role())) {
            throw new Rejection(Rejection.Kind.FORBIDDEN, rule);
        }
    }
}
