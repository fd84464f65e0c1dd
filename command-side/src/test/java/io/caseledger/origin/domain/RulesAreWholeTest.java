package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CaseState;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.domain.ListedRules;
import io.caseledger.shared.domain.Named;
import io.caseledger.shared.domain.RulesAreWhole;
import java.util.Locale;
import java.util.stream.Stream;

/** Rules on cases and on what is applied for; {@link BulkFilingTest} sees those on filing in bulk. */
class RulesAreWholeTest extends RulesAreWhole {

    RulesAreWholeTest() {
        super("origin");
    }

    @Override
    protected Stream<String> words() {
        return Stream.of(CaseState.values())
                .map(state -> "rule.state." + state.name().toLowerCase(Locale.ROOT));
    }

    @Override
    protected Stream<? extends Named> others() {
        return Stream.concat(ApplicationRules.WARNING.stream(), ListedRules.of(BulkRules.class));
    }

    @Override
    protected Stream<Violation> found() {
        var filed = BrokenApplications.all()
                .flatMap(broken -> ApplicationRules.check(
                        ApplicationRules.filed(broken.application(), broken.actor(), Samples.ACCOUNTS, Samples.TODAY))
                        .stream());
        var ordered = BrokenOrders.all().map(broken -> new Violation(broken.rule(), broken.field(), broken.args()));
        return Stream.concat(filed, ordered);
    }
}
