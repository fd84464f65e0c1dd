package io.caseledger.permit.domain;

import io.caseledger.origin.domain.Samples;
import io.caseledger.permit.contract.PermitState;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.domain.Named;
import io.caseledger.shared.domain.RulesAreWhole;
import java.util.Locale;
import java.util.stream.Stream;

/** Rules on permits and on what is applied for; {@link RecordWriteOffTest} sees those on the rows of a write-off. */
class PermitRulesAreWholeTest extends RulesAreWhole {

    PermitRulesAreWholeTest() {
        super("permit");
    }

    @Override
    protected Stream<String> words() {
        return Stream.of(PermitState.values())
                .map(state -> "rule.permit-state." + state.name().toLowerCase(Locale.ROOT));
    }

    @Override
    protected Stream<? extends Named> others() {
        return Stream.concat(ApplicationRules.WARNING.stream(), WriteOffRules.ROWS.stream());
    }

    @Override
    protected Stream<Violation> found() {
        var filed = BrokenContents.all()
                .flatMap(broken -> ApplicationRules.check(ApplicationRules.applied(
                                broken.application(), broken.actor(), Samples.ACCOUNTS, PermitSamples.TODAY))
                        .stream());
        var ordered = Stream.concat(BrokenPermitOrders.all(), BrokenCustomsMessages.all())
                .map(broken -> new Violation(broken.rule(), broken.field(), broken.args()));
        return Stream.concat(filed, ordered);
    }
}
