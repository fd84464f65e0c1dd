package io.caseledger.mask.domain;

import io.caseledger.shared.contract.Attachment;
import io.caseledger.shared.contract.Violation;
import java.util.List;

/** MSK-31: every kind but own use needs a proof document. */
final class FlowsAreProved implements StockLineRule {
    @Override
    public List<Violation> check(StockAttempt attempt) {
        return eachFlow(
                attempt,
                (flow, path) -> require(
                        flow.kind() == null
                                || !flow.kind().needsProof()
                                || flow.proofs().stream().anyMatch(proof -> isUploaded(proof)),
                        path + "proofs"));
    }

    private static boolean isUploaded(Attachment proof) {
        return proof.delivery() == Attachment.Delivery.UPLOADED && proof.sha256() != null;
    }
}
