package io.caseledger.origin.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caseledger.RunningService;
import io.caseledger.origin.SampleApplications;
import io.caseledger.origin.contract.CaseId;
import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.origin.contract.SubmitCertificate;
import io.caseledger.shared.Spec;
import io.caseledger.shared.bus.AggregateCache;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.Outcome;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.DerivedId;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.contract.RuleKeys;
import io.caseledger.shared.contract.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;

/** A case that is filed is taken to be new: what happens where it is not, as after an answer that was lost, or on another node. */
class FiledAgainTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Actor APPLICANT =
            new Actor(DerivedId.of("demo-account", "applicant"), "示範貿易", Role.APPLICANT, null, null);

    private final RunningService service = RunningService.shared();
    private final CaseId id = new CaseId(UUID.randomUUID().toString());

    @Test
    @Spec("GEN-07")
    void givenFiled_whenFiledAgainWhereNothingIsKnownOfIt_thenHandledOnWhatTheLogHasAndTheFirstAnswer() {
        var handled = new AtomicInteger();
        var first = file(SampleApplications.valid(), "key");
        forget();
        try (var watching = service.bean(CommandBus.class).registerHandlerInterceptor((unit, chain) -> {
            if (unit.getMessage().getPayload() instanceof SubmitCertificate submit
                    && submit.caseId().equals(id)) {
                handled.incrementAndGet();
            }
            return chain.proceed();
        })) {
            assertThat(file(SampleApplications.valid(), "key")).isEqualTo(first);
        }
        assertThat(handled).hasValue(2);
        assertThat(service.bean(EventStore.class).lastSequenceNumberFor(id.value()))
                .contains(0L);
    }

    @Test
    @Spec("GEN-07")
    void givenFiled_whenWhatIsSentAgainWouldBeRefused_thenTheLogIsAskedFirst() {
        file(SampleApplications.valid(), "key");
        forget();
        assertThatThrownBy(() -> file(SampleApplications.sentTo("none"), "key"))
                .isInstanceOfSatisfying(
                        Rejection.class, refusal -> assertThat(refusal.details().violations())
                                .extracting(Violation::rule)
                                .isEqualTo(List.of(RuleKeys.A_KEY_STANDS_FOR_ONE_ORDER)));
        forget();
        assertThatThrownBy(() -> file(SampleApplications.sentTo("none"), "another key"))
                .isInstanceOfSatisfying(
                        Rejection.class, refusal -> assertThat(refusal.details().violations())
                                .extracting(Violation::rule)
                                .isEqualTo(List.of("origin.ACaseIsFiledOnce")));
    }

    private void forget() {
        service.bean(AggregateCache.class).remove(id.value());
    }

    private Outcome file(CertificateApplication application, String key) {
        return Objects.requireNonNull(service.bean(Commands.class)
                .sendAs(APPLICANT, new SubmitCertificate(id, application), Commands.Options.key(key + id.value()))
                .block(PATIENCE));
    }
}
