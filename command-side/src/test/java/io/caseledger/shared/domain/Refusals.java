package io.caseledger.shared.domain;

import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.test.aggregate.ResultValidator;
import org.hamcrest.CustomTypeSafeMatcher;

/** Orders that a fixture's aggregate refused. */
public final class Refusals {
    private Refusals() {}

    /** What an order was refused for; fails unless it was refused so, and nothing has happened (GEN-05). */
    public static List<Violation> of(ResultValidator<?> result, Rejection.Kind kind) {
        var violations = new ArrayList<Violation>();
        result.expectNoEvents().expectException(new CustomTypeSafeMatcher<Rejection>("a refusal of kind " + kind) {
            @Override
            protected boolean matchesSafely(Rejection refusal) {
                violations.clear();
                violations.addAll(refusal.details().violations());
                return refusal.details().kind() == kind;
            }
        });
        return violations;
    }
}
