package io.caseledger.mail.contract;

/** What became of a mail: who was told what, and when. A mail that was sent again by hand has one for each time. */
public sealed interface MailEvent permits MailSent, MailFailed {
    Mail mail();
}
