package io.caseledger.mail.contract;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * The mail server has taken the mail.
 *
 * @param messageId the mail's Message-ID header
 */
public record ConfirmMailSent(@TargetAggregateIdentifier MailId mailId, String messageId) implements MailCommand {}
