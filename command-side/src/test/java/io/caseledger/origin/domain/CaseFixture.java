package io.caseledger.origin.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.accounts.contract.AccountDirectory;
import io.caseledger.origin.contract.CertificateCommand;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.MetaDataKeys;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.domain.CarriedMetaData;
import io.caseledger.shared.domain.NothingForgotten;
import io.caseledger.shared.domain.NumberBooks;
import io.caseledger.shared.domain.Refusals;
import io.caseledger.shared.reference.TaipeiTime;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;

/** One story about a certificate case: given what has happened, when somebody orders something, then … */
final class CaseFixture {
    private final AggregateTestFixture<CertificateCase> fixture = new AggregateTestFixture<>(CertificateCase.class);
    private TestExecutor<CertificateCase> told;
    private final Map<String, String> extra = new HashMap<>();

    CaseFixture() {
        this(Clock.fixed(Samples.NOW, TaipeiTime.ZONE));
    }

    CaseFixture(Clock clock) {
        this(clock, Samples.ACCOUNTS);
    }

    CaseFixture(Clock clock, AccountDirectory accounts) {
        var books = new HashMap<String, Integer>();
        fixture.registerInjectableResource(new NothingForgotten());
        fixture.registerInjectableResource(clock);
        fixture.registerInjectableResource(accounts);
        fixture.registerInjectableResource((NumberBooks) (book, holder) -> books.merge(book, 1, Integer::sum));
        fixture.registerCommandHandlerInterceptor(new CorrelationDataInterceptor<>(new CarriedMetaData()));
        told = fixture.givenNoPriorActivity();
    }

    CaseFixture given(Object... events) {
        told = fixture.given(events);
        return this;
    }

    /** An earlier command, sent with what {@link #withKey} and the like say. */
    CaseFixture and(Actor actor, CertificateCommand command) {
        told = told.andGivenCommands(new GenericCommandMessage<>(
                new GenericMessage<>(command, metaData(actor)),
                command.getClass().getName()));
        return this;
    }

    CaseFixture withKey(String key) {
        extra.put(MetaDataKeys.IDEMPOTENCY_KEY, key);
        return this;
    }

    /** What was ordered under the key, as the bus notes it. */
    CaseFixture ordered(String hash) {
        extra.put(MetaDataKeys.ORDERED, hash);
        return this;
    }

    CaseFixture withExpectedVersion(long version) {
        extra.put(MetaDataKeys.EXPECTED_VERSION, Long.toString(version));
        return this;
    }

    ResultValidator<CertificateCase> when(Actor actor, CertificateCommand command) {
        return told.when(command, metaData(actor));
    }

    /** The command is refused by this rule alone, and nothing has happened (GEN-05). */
    List<Violation> refused(Actor actor, CertificateCommand command, Rejection.Kind kind, String rule) {
        var violations = refused(actor, command, kind);
        assertThat(violations).extracting(Violation::rule).containsOnly(rule);
        return violations;
    }

    List<Violation> refused(Actor actor, CertificateCommand command, Rejection.Kind kind) {
        return Refusals.of(when(actor, command), kind);
    }

    /** The order is refused as it says, naming what it says, and nothing has happened. */
    static void refused(BrokenOrders.Broken broken) {
        var fixture = new CaseFixture();
        if (broken.given().length > 0) {
            fixture.given(broken.given());
        }
        assertThat(fixture.refused(broken.actor(), broken.command(), broken.kind()))
                .containsExactly(new Violation(broken.rule(), broken.field(), broken.args()));
    }

    private Map<String, Object> metaData(Actor actor) {
        var metaData = new HashMap<String, Object>(actor.toMetaData());
        metaData.putAll(extra);
        return metaData;
    }
}
