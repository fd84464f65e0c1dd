package io.caseledger.mail.contract;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * The mail server has not taken the mail.
 *
 * @param reason kind of error, without personal data
 * @param retryAt when to try again; null once it has been given up
 */
@Revision("1")
public record MailFailed(
        String mailId, int attempt, String reason, @Nullable Instant retryAt) implements MailEvent {}
