package io.caseledger.permit.contract;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Note what came in without a declaration (MSK-20).
 *
 * @param rows all rows, in the place of those noted before
 */
public record RecordWriteOff(@TargetAggregateIdentifier PermitId permitId, List<WriteOffRow> rows)
        implements PermitCommand {}
