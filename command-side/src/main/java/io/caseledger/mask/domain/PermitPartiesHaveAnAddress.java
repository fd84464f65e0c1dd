package io.caseledger.mask.domain;

import io.caseledger.mask.contract.PermitApplication;
import io.caseledger.mask.contract.PermitParty;
import io.caseledger.shared.contract.Violation;
import java.util.ArrayList;
import java.util.List;

/** MSK-01: importer and agent have an address, in Chinese or in English. */
final class PermitPartiesHaveAnAddress implements ContentRule {
    @Override
    public List<Violation> check(PermitApplication application, PermitFiling filing) {
        var found = new ArrayList<Violation>();
        found.addAll(require(located(application.importer()), "importer.address"));
        found.addAll(require(!filing.byAgent() || located(application.agent()), "agent.address"));
        return found;
    }

    private static boolean located(PermitParty party) {
        return !ContentRule.isBlank(party.address()) || !ContentRule.isBlank(party.addressEnglish());
    }
}
