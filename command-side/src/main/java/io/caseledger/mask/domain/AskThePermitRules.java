package io.caseledger.mask.domain;

import io.caseledger.accounts.contract.AccountDirectory;
import io.caseledger.mask.contract.ImportWay;
import io.caseledger.mask.contract.PermitApplication;
import io.caseledger.mask.contract.PermitCheck;
import io.caseledger.mask.contract.WriteOffRow;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.reference.TaipeiTime;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** The same rules as at filing, asked beforehand. */
@Component
class AskThePermitRules implements PermitCheck {
    private final AccountDirectory accounts;
    private final Clock clock;

    AskThePermitRules(AccountDirectory accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public List<Violation> check(PermitApplication application, Actor actor) {
        return ContentRules.check(application, PermitFiling.of(actor, accounts, today()));
    }

    @Override
    public List<Violation> warnings(PermitApplication application, Actor actor) {
        return ContentRules.warnings(application, PermitFiling.of(actor, accounts, today()));
    }

    @Override
    public List<Violation> checkWriteOff(ImportWay way, List<WriteOffRow> rows) {
        return WriteOffRules.check(way, rows, today());
    }

    private LocalDate today() {
        return TaipeiTime.day(clock.instant());
    }
}
