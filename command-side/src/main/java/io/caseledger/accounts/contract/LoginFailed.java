package io.caseledger.accounts.contract;

import java.time.Instant;
import org.axonframework.serialization.Revision;

/** A wrong password was given (ACC-07). */
@Revision("1")
public record LoginFailed(String accountId, LoginWay way, Instant at) implements AccountEvent {}
