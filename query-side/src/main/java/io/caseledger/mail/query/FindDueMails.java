package io.caseledger.mail.query;

import java.time.Instant;

/** Failed mails whose time to be tried again has come; answers a list of {@link MailView}. */
public record FindDueMails(Instant now, int limit) {}
