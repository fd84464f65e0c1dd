package io.caseledger.mail.contract;

/** Every order that a mail takes. All come from the service itself. */
public sealed interface MailCommand permits RequestMail, TakeMail, ConfirmMailSent, RecordMailFailure {
    MailId mailId();
}
