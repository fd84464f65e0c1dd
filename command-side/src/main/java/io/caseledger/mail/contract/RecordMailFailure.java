package io.caseledger.mail.contract;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * The mail server has not taken the mail, for certain.
 *
 * @param reason kind of error, without personal data
 */
public record RecordMailFailure(@TargetAggregateIdentifier MailId mailId, String reason) implements MailCommand {}
