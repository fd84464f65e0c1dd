package io.caseledger.mask.domain;

import io.caseledger.mask.contract.PermitApplication;
import io.caseledger.shared.contract.Violation;
import java.util.List;

/** MSK-01: the agent is whoever is logged in as one; an importer that applies itself has none. */
final class PermitAgentIsTheFiler implements ContentRule {
    @Override
    public List<Violation> check(PermitApplication application, PermitFiling filing) {
        var agent = application.agent();
        return filing.byAgent()
                ? require(filing.filer().identityNumber().equals(agent.identityNumber()), "agent.identityNumber")
                : require(ContentRule.isBlank(agent.identityNumber()), "agent.identityNumber");
    }
}
