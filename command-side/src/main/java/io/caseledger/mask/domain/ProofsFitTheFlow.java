package io.caseledger.mask.domain;

import io.caseledger.shared.contract.Violation;
import java.util.List;

/** COE0510-02, for proofs: 20 MB each, at most ten a flow. */
final class ProofsFitTheFlow implements StockLineRule {
    private static final long EACH = 20L * 1024 * 1024;
    private static final int MOST = 10;

    @Override
    public List<Violation> check(StockAttempt attempt) {
        return eachFlow(
                attempt,
                (flow, path) -> require(
                        flow.proofs().size() <= MOST
                                && flow.proofs().stream()
                                        .allMatch(proof -> proof.size() == null || proof.size() <= EACH),
                        path + "proofs",
                        "20",
                        String.valueOf(MOST)));
    }
}
