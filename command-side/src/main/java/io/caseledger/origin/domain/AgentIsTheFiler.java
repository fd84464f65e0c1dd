package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.contract.Violation;
import java.util.List;

/** COE0010-03: the agent is whoever is logged in as one; an applicant who files has none. */
final class AgentIsTheFiler implements ApplicationRule {
    @Override
    public List<Violation> check(CertificateApplication application, Filing filing) {
        var agent = application.agent();
        return filing.filer().role() == Role.AGENT
                ? require(filing.filer().identityNumber().equals(agent.identityNumber()), "agent.identityNumber")
                : require(ApplicationRule.isBlank(agent.identityNumber()), "agent.identityNumber");
    }
}
