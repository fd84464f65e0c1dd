package io.caseledger.accounts.domain;

import io.caseledger.accounts.contract.AccountDirectory;
import io.caseledger.accounts.contract.KnownAccount;
import io.caseledger.shared.contract.AccountId;
import io.caseledger.shared.contract.Role;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reaches the accounts and the claims on them from within a unit of work. */
@Configuration(proxyBeanMethods = false)
class ClaimsAndDirectory {

    @Bean
    Claims accountClaims(
            ObjectProvider<Repository<UserNameClaim>> userNames, ObjectProvider<Repository<IdentityClaim>> identities) {
        return claims(userNames::getObject, identities::getObject);
    }

    @Bean
    AccountDirectory accountDirectory(
            ObjectProvider<Repository<Account>> accounts, ObjectProvider<Repository<IdentityClaim>> identities) {
        return directory(accounts::getObject, identities::getObject);
    }

    /** The repositories come late: Axon makes them from the same configuration that needs the claims. */
    static Claims claims(
            ObjectFactory<Repository<UserNameClaim>> userNames, ObjectFactory<Repository<IdentityClaim>> identities) {
        return (holder, accountId) -> {
            on(
                    userNames.getObject(),
                    UserNameClaim.id(holder.userName()),
                    UserNameClaim::new,
                    claim -> claim.claim(holder.userName(), accountId));
            on(
                    identities.getObject(),
                    IdentityClaim.id(holder.role(), holder.identityNumber()),
                    IdentityClaim::new,
                    claim -> claim.claim(holder.role(), holder.identityNumber(), accountId));
        };
    }

    static AccountDirectory directory(
            ObjectFactory<Repository<Account>> accounts, ObjectFactory<Repository<IdentityClaim>> identities) {
        return new AccountDirectory() {
            @Override
            public Optional<KnownAccount> account(AccountId id) {
                try {
                    return Optional.of(accounts.getObject().load(id.value()).invoke(Account::known));
                } catch (AggregateNotFoundException e) {
                    return Optional.empty();
                }
            }

            @Override
            public Optional<KnownAccount> applicant(String identityNumber) {
                try {
                    var claim = identities.getObject().load(IdentityClaim.id(Role.APPLICANT, identityNumber));
                    return account(new AccountId(claim.invoke(IdentityClaim::accountId)));
                } catch (AggregateNotFoundException e) {
                    return Optional.empty();
                }
            }
        };
    }

    private static <C> void on(Repository<C> repository, String id, Callable<C> fresh, Consumer<C> action) {
        try {
            repository.loadOrCreate(id, fresh).execute(action);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("claim could not be opened", e);
        }
    }
}
