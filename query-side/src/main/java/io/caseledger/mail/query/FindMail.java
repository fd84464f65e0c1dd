package io.caseledger.mail.query;

/** One mail; answers an optional {@link MailView}. */
public record FindMail(String mailId) {}
