package io.caseledger.accounts.domain;

import io.caseledger.accounts.contract.AccountDirectory;
import io.caseledger.accounts.contract.GrantAuthority;
import io.caseledger.accounts.contract.GrantCheck;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.reference.TaipeiTime;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** The same rules as when it is granted, asked beforehand. */
@Component
record AskTheGrantRules(AccountDirectory accounts, Clock clock) implements GrantCheck {
    @Override
    public List<Violation> check(GrantAuthority grant, Actor actor) {
        return GrantRules.faults(new GrantRules.Attempt(null, grant, actor, accounts, TaipeiTime.day(clock.instant())));
    }

    @Override
    public List<Violation> warnings(GrantAuthority grant, Actor actor) {
        return List.of();
    }
}
