package io.caseledger.accounts.contract;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;

/**
 * An agent may act for a company (ACC-09).
 *
 * @param from first day, Asia/Taipei
 * @param until last day, included
 */
@Revision("1")
public record AuthorityGranted(
        String grantId,
        String principal,
        String agent,
        Capability capability,
        Access access,
        LocalDate from,
        LocalDate until)
        implements GrantEvent {}
