package io.caseledger.origin.domain;

import io.caseledger.accounts.contract.AccountDirectory;
import io.caseledger.origin.contract.ApplicationCheck;
import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.reference.TaipeiTime;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** The same rules as at filing, asked beforehand. */
@Component
record AskTheRules(AccountDirectory accounts, Clock clock) implements ApplicationCheck {
    @Override
    public List<Violation> check(CertificateApplication application, Actor actor) {
        return ApplicationRules.check(filed(application, actor));
    }

    @Override
    public List<Violation> warnings(CertificateApplication application, Actor actor) {
        return ApplicationRules.warnings(filed(application, actor));
    }

    private FiledApplication filed(CertificateApplication application, Actor actor) {
        return ApplicationRules.filed(application, actor, accounts, TaipeiTime.day(clock.instant()));
    }
}
