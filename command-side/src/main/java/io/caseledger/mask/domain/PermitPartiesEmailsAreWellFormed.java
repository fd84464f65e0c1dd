package io.caseledger.mask.domain;

import io.caseledger.mask.contract.PermitApplication;
import io.caseledger.shared.contract.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** MSK-01: the importer has an e-mail address; an agent may have one. Deliberately loose: only a mail shows whether an address exists. */
final class PermitPartiesEmailsAreWellFormed implements ContentRule {
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"(),;:\\\\]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

    @Override
    public List<Violation> check(PermitApplication application, PermitFiling filing) {
        var found = new ArrayList<Violation>();
        var importer = application.importer().email();
        var agent = application.agent().email();
        found.addAll(require(importer != null && EMAIL.matcher(importer).matches(), "importer.email"));
        found.addAll(
                require(agent == null || agent.isBlank() || EMAIL.matcher(agent).matches(), "agent.email"));
        return found;
    }
}
