package io.caseledger.accounts.query;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What one account may do for another (ACC-09).
 *
 * @param principal account of the company
 * @param agent account that is authorised
 * @param capability name of a {@code Capability}
 * @param access name of an {@code Access}
 * @param fromDay first day, Asia/Taipei
 * @param untilDay last day, included
 * @param state {@code STANDING}, {@code FUTURE}, {@code EXPIRED} or {@code WITHDRAWN}, today
 * @param version for {@code If-Match}
 */
public record GrantRow(
        String grantId,
        String principal,
        String principalName,
        String principalElectronicId,
        String agent,
        String agentName,
        String agentElectronicId,
        String capability,
        String access,
        LocalDate fromDay,
        LocalDate untilDay,
        String state,
        Instant grantedAt,
        @Nullable Instant withdrawnAt,
        long version) {}
