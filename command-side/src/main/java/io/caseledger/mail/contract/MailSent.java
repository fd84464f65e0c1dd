package io.caseledger.mail.contract;

import org.axonframework.serialization.Revision;

/**
 * The mail server has taken the mail.
 *
 * @param messageId its Message-ID header
 */
@Revision("1")
public record MailSent(Mail mail, String messageId) implements MailEvent {}
