package io.caseledger.permit.contract;

import io.caseledger.shared.contract.MultiLine;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Change a permit (MSK-10 … MSK-14).
 *
 * @param description what is changed and why
 */
public record RevisePermit(
        @TargetAggregateIdentifier PermitId permitId,
        @Nullable RevisionKind kind,
        @MultiLine @Nullable String description,
        PermitApplication application)
        implements PermitCommand {}
