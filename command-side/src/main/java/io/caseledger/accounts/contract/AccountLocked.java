package io.caseledger.accounts.contract;

import java.time.Instant;
import org.axonframework.serialization.Revision;

/** Too many wrong passwords: nobody logs in to this account before {@code until} (ACC-07). Sessions that exist go on. */
@Revision("1")
public record AccountLocked(String accountId, Instant until) implements AccountEvent {}
