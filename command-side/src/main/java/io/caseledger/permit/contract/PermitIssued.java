package io.caseledger.permit.contract;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * 已核發: a permit and its number (MSK-04).
 *
 * @param filedBy account that filed it
 * @param importerAccount account of the importer
 * @param agentAccount account of the agent where one filed it
 * @param issuedOn day in Asia/Taipei
 * @param validUntil last day on which it holds
 * @param reissueOf number of the expired permit that it stands for
 */
@Revision("1")
public record PermitIssued(
        String permitId,
        String permitNumber,
        String filedBy,
        String importerAccount,
        @Nullable String agentAccount,
        LocalDate issuedOn,
        LocalDate validUntil,
        @Nullable String reissueOf,
        PermitApplication application)
        implements PermitEvent {}
