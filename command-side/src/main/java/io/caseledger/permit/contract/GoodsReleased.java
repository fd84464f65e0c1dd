package io.caseledger.permit.contract;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.serialization.Revision;

/** 已放行: what was cleared, as lots to come (API-07, MSK-30). */
@Revision("1")
public record GoodsReleased(
        String permitId, String messageId, String declarationNumber, LocalDate releasedOn, List<LotLine> lots)
        implements PermitEvent {}
