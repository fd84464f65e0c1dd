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
class AskTheRules implements ApplicationCheck {
    private final AccountDirectory accounts;
    private final Clock clock;

    AskTheRules(AccountDirectory accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public List<Violation> check(CertificateApplication application, Actor actor) {
        return ApplicationRules.check(application, filing(actor));
    }

    @Override
    public List<Violation> warnings(CertificateApplication application, Actor actor) {
        return ApplicationRules.warnings(application, filing(actor));
    }

    private Filing filing(Actor actor) {
        return Filing.of(actor, accounts, TaipeiTime.day(clock.instant()));
    }
}
