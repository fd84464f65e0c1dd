package io.caseledger.mail.query;

import org.jspecify.annotations.Nullable;

/**
 * A page of mails in the order in which they were requested; answers a {@link MailListView}.
 *
 * @param text part of the address, or of what the text names
 * @param page from 1
 */
public record FindMails(@Nullable String text, @Nullable String state, boolean newestFirst, int page, int size) {}
