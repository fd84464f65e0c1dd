package io.caseledger.mask.contract;

import org.axonframework.serialization.Revision;

/**
 * Something is beyond its threshold (MSK-61).
 *
 * @param subject lot number, account or receiver, by kind
 * @param name what a person calls the subject
 * @param figure days or pieces, by kind
 */
@Revision("1")
public record AlertRaised(String alertId, AlertKind kind, String subject, String name, long figure, long threshold)
        implements AlertEvent {}
