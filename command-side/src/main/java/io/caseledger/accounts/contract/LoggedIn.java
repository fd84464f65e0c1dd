package io.caseledger.accounts.contract;

import java.time.Instant;
import org.axonframework.serialization.Revision;

/** Somebody has logged in. Machines that log in with every call are noted once an hour. */
@Revision("1")
public record LoggedIn(String accountId, LoginWay way, Instant at) implements AccountEvent {}
