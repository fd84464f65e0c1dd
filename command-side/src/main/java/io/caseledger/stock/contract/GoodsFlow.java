package io.caseledger.stock.contract;

import io.caseledger.shared.contract.Attachment;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Masks that went out of stock (MSK-31).
 *
 * @param on day in Asia/Taipei
 * @param receiver name of who got them; may be missing for own use
 * @param proofs documents; needed for every kind but own use
 */
public record GoodsFlow(
        @Nullable LocalDate on,
        @Nullable FlowKind kind,
        @Nullable String receiver,
        long pieces,
        List<Attachment> proofs) {
    public GoodsFlow {
        proofs = List.copyOf(proofs);
    }
}
