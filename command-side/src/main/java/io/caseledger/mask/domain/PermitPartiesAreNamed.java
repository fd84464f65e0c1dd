package io.caseledger.mask.domain;

import io.caseledger.mask.contract.PermitApplication;
import io.caseledger.mask.contract.PermitParty;
import io.caseledger.shared.contract.Violation;
import java.util.ArrayList;
import java.util.List;

/** MSK-01: importer and agent have a name, in Chinese or in English. */
final class PermitPartiesAreNamed implements ContentRule {
    @Override
    public List<Violation> check(PermitApplication application, PermitFiling filing) {
        var found = new ArrayList<Violation>();
        found.addAll(require(named(application.importer()), "importer.nameChinese"));
        found.addAll(require(!filing.byAgent() || named(application.agent()), "agent.nameChinese"));
        return found;
    }

    private static boolean named(PermitParty party) {
        return !ContentRule.isBlank(party.nameChinese()) || !ContentRule.isBlank(party.nameEnglish());
    }
}
