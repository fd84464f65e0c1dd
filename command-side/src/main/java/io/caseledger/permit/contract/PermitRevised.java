package io.caseledger.permit.contract;

import org.axonframework.serialization.Revision;

/**
 * A permit was changed; both versions stay (MSK-10).
 *
 * @param revision number of this version; the first is 1
 */
@Revision("1")
public record PermitRevised(
        String permitId, int revision, RevisionKind kind, String description, PermitApplication application)
        implements PermitEvent {}
