package io.caseledger.permit.contract;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * 核銷完成: the write-off is closed; its pieces as lots to come (MSK-20).
 *
 * @param completedOn day in Asia/Taipei
 */
@Revision("1")
public record WriteOffCompleted(String permitId, LocalDate completedOn, List<LotLine> lots) implements PermitEvent {}
