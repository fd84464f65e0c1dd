package io.caseledger.accounts.web;

import static java.util.Objects.requireNonNull;

import io.caseledger.RunningService;
import io.caseledger.accounts.contract.AccountHolder;
import io.caseledger.accounts.contract.OpenAccount;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.contract.AccountId;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.query.Projections;
import io.caseledger.shared.reference.IdentityKind;
import java.util.UUID;

/** Opens an account of its own for a test, by commands. */
record TestAccount(AccountId id, String userName) {
    static final String PASSWORD = "Right-2026";

    static TestAccount open(RunningService service, Role role) {
        var name = "user-" + UUID.randomUUID();
        var id = new AccountId(UUID.randomUUID().toString());
        var credentialId = UUID.randomUUID().toString();
        var holder = new AccountHolder(
                name,
                "測試帳號",
                IdentityKind.PASSPORT,
                "P" + Math.floorMod(id.value().hashCode(), 100_000_000),
                role,
                role == Role.ISSUER ? "TPE" : null,
                name + "@example.com",
                "臺北市中正區",
                "02-2311-0000");
        service.bean(Credentials.class).store(credentialId, PASSWORD).block();
        var opened = requireNonNull(service.bean(Commands.class)
                .sendAs(Actor.SYSTEM, new OpenAccount(id, holder, credentialId), Commands.Options.NONE)
                .block());
        service.bean(Queries.class)
                .caughtUp(Projections.ACCOUNTS, opened.position())
                .block();
        return new TestAccount(id, name);
    }
}
