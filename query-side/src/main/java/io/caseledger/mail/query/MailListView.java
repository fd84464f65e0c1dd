package io.caseledger.mail.query;

import io.caseledger.shared.query.Found;
import java.util.List;

/** A page of mails, and how many there are in all. */
public record MailListView(List<MailView> rows, long total) implements Found<MailView> {}
