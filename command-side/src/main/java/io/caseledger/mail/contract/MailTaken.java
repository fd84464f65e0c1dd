package io.caseledger.mail.contract;

import org.axonframework.serialization.Revision;

/** A sender is handing the mail to the mail server. Where nothing follows, whether it arrived is not known, and it is not sent again. */
@Revision("1")
public record MailTaken(String mailId, int attempt) implements MailEvent {}
