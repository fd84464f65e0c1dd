package io.caseledger.accounts.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caseledger.accounts.contract.AccountDirectory;
import io.caseledger.accounts.contract.AccountHolder;
import io.caseledger.accounts.contract.OpenAccount;
import io.caseledger.shared.contract.AccountId;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.domain.ForgottenKeys;
import io.caseledger.shared.domain.NothingForgotten;
import io.caseledger.shared.domain.NumberBook;
import io.caseledger.shared.domain.NumberBooks;
import io.caseledger.shared.domain.NumbersFromTheLog;
import io.caseledger.shared.reference.IdentityKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;

/**
 * One story about accounts and the claims on them: several aggregates in one unit of work, which Axon's fixture for a single aggregate does not tell.
 * The whole of Axon is real; only the log lies in memory.
 */
final class AccountFixture implements AutoCloseable {
    static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");
    static final AccountHolder HOLDER = new AccountHolder(
            "Applicant",
            "台灣貿易股份有限公司",
            IdentityKind.BUSINESS_NUMBER,
            "04595252",
            Role.APPLICANT,
            null,
            "applicant@example.com",
            "臺北市中正區重慶南路一段122號",
            "02-2311-0000");

    private Instant now = NOON;
    private final InMemoryEventStorageEngine log = new InMemoryEventStorageEngine();
    private final Configuration axon;

    AccountFixture() {
        Clock moving = new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        axon = DefaultConfigurer.defaultConfiguration(false)
                .configureEmbeddedEventStore(configuration -> log)
                .configureCommandBus(configuration -> SimpleCommandBus.builder().build())
                .configureAggregate(Account.class)
                .configureAggregate(AuthorityGrant.class)
                .configureAggregate(NumberBook.class)
                .configureAggregate(UserNameClaim.class)
                .configureAggregate(IdentityClaim.class)
                .registerComponent(Clock.class, configuration -> moving)
                .registerComponent(ForgottenKeys.class, configuration -> new NothingForgotten())
                .registerComponent(
                        AccountDirectory.class, configuration -> new DirectoryFromTheLog(configuration::eventStore))
                .registerComponent(
                        NumberBooks.class,
                        configuration -> NumbersFromTheLog.books(() -> configuration.repository(NumberBook.class)))
                .registerComponent(
                        Claims.class,
                        configuration -> ClaimsAndDirectory.claims(
                                () -> configuration.repository(UserNameClaim.class),
                                () -> configuration.repository(IdentityClaim.class)))
                .start();
    }

    static OpenAccount open(String id, AccountHolder holder) {
        return new OpenAccount(new AccountId(id), holder, "credential-" + id);
    }

    AccountFixture given(Object... commands) {
        Stream.of(commands).forEach(command -> when(Actor.SYSTEM, command));
        return this;
    }

    AccountFixture after(Duration duration) {
        now = now.plus(duration);
        return this;
    }

    /** @return the payloads of what has happened by this command */
    List<Object> when(Actor actor, Object command) {
        int before = events().size();
        send(actor, command);
        var all = events();
        return List.copyOf(all.subList(before, all.size()));
    }

    /** The command is refused, and nothing has happened (GEN-05). */
    Rejection.Details refused(Actor actor, Object command) {
        var before = events();
        var details = new Rejection.Details[1];
        assertThatThrownBy(() -> send(actor, command))
                .isInstanceOfSatisfying(Rejection.class, rejection -> details[0] = rejection.details());
        assertThat(events()).isEqualTo(before);
        return details[0];
    }

    static List<String> rules(Rejection.Details details) {
        return details.violations().stream().map(Violation::rule).toList();
    }

    List<Object> events() {
        return log.readEvents(null, false).<Object>map(EventMessage::getPayload).toList();
    }

    <T> Optional<T> directory(Function<AccountDirectory, Optional<T>> question) {
        return question.apply(axon.getComponent(AccountDirectory.class));
    }

    private void send(Actor actor, Object command) {
        var callback = new FutureCallback<Object, Object>();
        CommandBus bus = axon.commandBus();
        bus.dispatch(new GenericCommandMessage<>(command, actor.toMetaData()), callback);
        var result = callback.join();
        if (result.isExceptional()) {
            var problem = result.exceptionResult();
            throw problem instanceof RuntimeException runtime ? runtime : new CompletionException(problem);
        }
    }

    @Override
    public void close() {
        axon.shutdown();
    }
}
