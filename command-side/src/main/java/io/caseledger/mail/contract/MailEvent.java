package io.caseledger.mail.contract;

/** Every fact about a mail. */
public sealed interface MailEvent permits MailRequested, MailTaken, MailSent, MailFailed {
    String mailId();
}
