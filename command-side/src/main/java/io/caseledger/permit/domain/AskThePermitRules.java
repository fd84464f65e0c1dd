package io.caseledger.permit.domain;

import io.caseledger.accounts.contract.AccountDirectory;
import io.caseledger.permit.contract.ImportWay;
import io.caseledger.permit.contract.PermitApplication;
import io.caseledger.permit.contract.PermitCheck;
import io.caseledger.permit.contract.WriteOffRow;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.reference.TaipeiTime;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** The same rules as at filing, asked beforehand. */
@Component
record AskThePermitRules(AccountDirectory accounts, Clock clock) implements PermitCheck {
    @Override
    public List<Violation> check(PermitApplication application, Actor actor) {
        return ApplicationRules.check(ApplicationRules.applied(application, actor, accounts, today()));
    }

    @Override
    public List<Violation> warnings(PermitApplication application, Actor actor) {
        return ApplicationRules.warnings(ApplicationRules.applied(application, actor, accounts, today()));
    }

    @Override
    public List<Violation> checkWriteOff(ImportWay way, List<WriteOffRow> rows) {
        return WriteOffRules.check(way, rows, today());
    }

    private LocalDate today() {
        return TaipeiTime.day(clock.instant());
    }
}
