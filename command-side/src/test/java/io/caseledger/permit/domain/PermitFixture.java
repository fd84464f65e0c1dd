package io.caseledger.permit.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.accounts.contract.AccountDirectory;
import io.caseledger.origin.domain.Samples;
import io.caseledger.permit.contract.PermitCommand;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.MetaDataKeys;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.domain.CarriedMetaData;
import io.caseledger.shared.domain.NothingForgotten;
import io.caseledger.shared.domain.NumberBooks;
import io.caseledger.shared.domain.Refusals;
import io.caseledger.shared.reference.RocDate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;

/** One story about a permit: given what has happened, when somebody orders something, then … */
final class PermitFixture {
    private final AggregateTestFixture<ImportPermit> fixture = new AggregateTestFixture<>(ImportPermit.class);
    private final Map<String, String> extra = new HashMap<>();
    private TestExecutor<ImportPermit> told;

    PermitFixture() {
        this(Samples.NOW);
    }

    PermitFixture(Instant now) {
        this(now, Samples.ACCOUNTS);
    }

    PermitFixture(Instant now, AccountDirectory accounts) {
        var numbers = new AtomicInteger();
        fixture.registerInjectableResource(new NothingForgotten());
        fixture.registerInjectableResource(Clock.fixed(now, RocDate.TAIPEI));
        fixture.registerInjectableResource(accounts);
        fixture.registerInjectableResource(PermitSamples.TERMS);
        fixture.registerInjectableResource((NumberBooks) (book, holder) -> numbers.incrementAndGet());
        fixture.registerCommandHandlerInterceptor(new CorrelationDataInterceptor<>(new CarriedMetaData()));
        told = fixture.givenNoPriorActivity();
    }

    /** The same on a day when the permit holds no more. */
    static PermitFixture expired() {
        return new PermitFixture(Samples.NOW.plus(Duration.ofDays(181)));
    }

    PermitFixture given(Object... events) {
        told = events.length == 0 ? fixture.givenNoPriorActivity() : fixture.given(events);
        return this;
    }

    /** An earlier command, sent with what {@link #withKey} says. */
    PermitFixture and(Actor actor, PermitCommand command) {
        told = told.andGivenCommands(new GenericCommandMessage<>(
                new GenericMessage<>(command, metaData(actor)),
                command.getClass().getName()));
        return this;
    }

    PermitFixture withKey(String key) {
        extra.put(MetaDataKeys.IDEMPOTENCY_KEY, key);
        return this;
    }

    ResultValidator<ImportPermit> when(Actor actor, PermitCommand command) {
        return told.when(command, metaData(actor));
    }

    /** The command is refused, and nothing has happened (GEN-05). */
    List<Violation> refused(Actor actor, PermitCommand command, Rejection.Kind kind) {
        return Refusals.of(when(actor, command), kind);
    }

    /** The order is refused as it says, naming what it says, and nothing has happened. */
    static void refused(BrokenPermitOrders.Broken broken) {
        var fixture = broken.expired() ? expired() : new PermitFixture();
        assertThat(fixture.given(broken.given()).refused(broken.actor(), broken.command(), broken.kind()))
                .containsExactly(new Violation(broken.rule(), broken.field(), broken.args()));
    }

    private Map<String, Object> metaData(Actor actor) {
        var metaData = new HashMap<String, Object>(actor.toMetaData());
        metaData.putAll(extra);
        return metaData;
    }
}
