package io.caseledger.shared.api;

import org.jspecify.annotations.Nullable;

/** What another authority sends under a number of its own, so that it needs no {@code Idempotency-Key} besides (API-07). A record: all its content is in its text. */
public interface NumberedMessage {
    /** The sender's own number of the message, at most {@value #LENGTH} characters: the same one again changes nothing. */
    @Nullable
    String messageId();

    int LENGTH = 100;
}
