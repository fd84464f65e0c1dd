package io.caseledger.accounts.domain;

import io.caseledger.accounts.contract.AccountDirectory;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.axonframework.eventsourcing.eventstore.EventStore;
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
        return claims(userNames, identities);
    }

    @Bean
    AccountDirectory accountDirectory(ObjectProvider<EventStore> log) {
        return new DirectoryFromTheLog(log);
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
