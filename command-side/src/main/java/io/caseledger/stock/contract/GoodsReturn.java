package io.caseledger.stock.contract;

import io.caseledger.shared.contract.MultiLine;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Masks that came back from a flow (MSK-40).
 *
 * @param flow number of the flow within its lot, from 1
 * @param on day in Asia/Taipei
 */
public record GoodsReturn(
        int flow,
        long pieces,
        @Nullable LocalDate on,
        @MultiLine @Nullable String reason) {}
