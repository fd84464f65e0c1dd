package io.caseledger.accounts.contract;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * A company authorises an agent to act for it (ACC-09). What is granted later stands in the place of what was granted before.
 *
 * @param from first day, Asia/Taipei
 * @param until last day, included
 */
public record GrantAuthority(
        @TargetAggregateIdentifier GrantId grantId,
        @Nullable Access access,
        @Nullable LocalDate from,
        @Nullable LocalDate until)
        implements GrantCommand {}
