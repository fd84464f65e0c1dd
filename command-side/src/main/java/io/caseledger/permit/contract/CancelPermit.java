package io.caseledger.permit.contract;

import io.caseledger.shared.contract.MultiLine;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Cancel a permit of which customs has recorded nothing (MSK-06). */
public record CancelPermit(
        @TargetAggregateIdentifier PermitId permitId,
        @MultiLine @Nullable String reason) implements PermitCommand {}
