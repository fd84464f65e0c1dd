package io.caseledger.mail.contract;

import org.axonframework.serialization.Revision;

/**
 * The mail was given up: nothing more is tried by itself.
 *
 * @param reason kind of error, without personal data
 * @param mayHaveArrived whether the mail server may have taken it all the same
 */
@Revision("1")
public record MailFailed(Mail mail, String reason, boolean mayHaveArrived) implements MailEvent {}
