package io.caseledger.mail.query;

/** The newest mails, newest first; answers a list of {@link MailView}. */
public record FindMails(int limit) {}
