package io.caseledger.origin.domain;

import io.caseledger.accounts.contract.AccountDirectory;
import io.caseledger.accounts.contract.KnownAccount;
import io.caseledger.origin.contract.ApproveCertificate;
import io.caseledger.origin.contract.CancelCertificate;
import io.caseledger.origin.contract.CasePutBack;
import io.caseledger.origin.contract.CaseTaken;
import io.caseledger.origin.contract.CertificateApproved;
import io.caseledger.origin.contract.CertificateCancelled;
import io.caseledger.origin.contract.CertificateCollected;
import io.caseledger.origin.contract.CertificateCommand;
import io.caseledger.origin.contract.CertificateEvent;
import io.caseledger.origin.contract.CertificateRejected;
import io.caseledger.origin.contract.CertificateSubmitted;
import io.caseledger.origin.contract.CollectCertificate;
import io.caseledger.origin.contract.CorrectionRequested;
import io.caseledger.origin.contract.PutBackCase;
import io.caseledger.origin.contract.RejectCertificate;
import io.caseledger.origin.contract.RequestCorrection;
import io.caseledger.origin.contract.ReviseCertificate;
import io.caseledger.origin.contract.SubmitCertificate;
import io.caseledger.origin.contract.TakeCase;
import io.caseledger.shared.contract.AccountId;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.domain.ActedFor;
import io.caseledger.shared.domain.NumberBooks;
import io.caseledger.shared.domain.Remembering;
import io.caseledger.shared.reference.TaipeiTime;
import java.time.Clock;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * One certificate of origin from application to hand-over. Each handler asks the rules, draws a number where one is due, and applies the one event that
 * {@link Decisions} makes of it; {@link #evolve} only assigns.
 */
@Aggregate(cache = "aggregates", lockFactory = "aggregateLocks")
class CertificateCase extends Remembering<CaseStanding> {

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(SubmitCertificate command, Actor actor, Clock clock, AccountDirectory accounts, NumberBooks numbers) {
        if (known() != null) {
            allow(command, actor, accounts, clock);
        }
        var now = clock.instant();
        var filed = ApplicationRules.filed(command.application(), actor, accounts, TaipeiTime.day(now));
        ApplicationRules.require(filed);
        filed.principal().ifPresent(applicant -> noteWhomItIsFor(actor, applicant));
        var unit = Objects.requireNonNull(command.application().issuingUnit(), "checked by IssuingUnitIsKnown");
        var receipt = ReceiptNumber.next(numbers, unit, filed.by().today(), command.caseId());
        AggregateLifecycle.apply(Decisions.submitted(command, filed, receipt, now));
    }

    @CommandHandler
    void handle(TakeCase command, Actor actor, AccountDirectory accounts, Clock clock) {
        allow(command, actor, accounts, clock);
        AggregateLifecycle.apply(new CaseTaken(aggregateId(), actor.accountId(), actor.name()));
    }

    @CommandHandler
    void handle(PutBackCase command, Actor actor, AccountDirectory accounts, Clock clock) {
        allow(command, actor, accounts, clock);
        AggregateLifecycle.apply(new CasePutBack(aggregateId(), actor.accountId()));
    }

    @CommandHandler
    void handle(RequestCorrection command, Actor actor, AccountDirectory accounts, Clock clock) {
        allow(command, actor, accounts, clock);
        AggregateLifecycle.apply(new CorrectionRequested(aggregateId(), command.comments()));
    }

    @CommandHandler
    void handle(ReviseCertificate command, Actor actor, Clock clock, AccountDirectory accounts) {
        allow(command, actor, accounts, clock);
        var now = clock.instant();
        ApplicationRules.require(ApplicationRules.filed(command.application(), actor, accounts, TaipeiTime.day(now)));
        AggregateLifecycle.apply(Decisions.revised(command, standing(), now));
    }

    @CommandHandler
    void handle(ApproveCertificate command, Actor actor, Clock clock, AccountDirectory accounts, NumberBooks numbers) {
        allow(command, actor, accounts, clock);
        var today = TaipeiTime.day(clock.instant());
        var number = CertificateNumber.next(numbers, standing().issuingUnit(), today.getYear(), command.caseId());
        AggregateLifecycle.apply(new CertificateApproved(aggregateId(), number.toString(), today));
    }

    @CommandHandler
    void handle(RejectCertificate command, Actor actor, AccountDirectory accounts, Clock clock) {
        allow(command, actor, accounts, clock);
        AggregateLifecycle.apply(new CertificateRejected(aggregateId(), command.reason()));
    }

    @CommandHandler
    void handle(CancelCertificate command, Actor actor, AccountDirectory accounts, Clock clock) {
        allow(command, actor, accounts, clock);
        AggregateLifecycle.apply(new CertificateCancelled(aggregateId(), command.reason()));
    }

    @CommandHandler
    void handle(CollectCertificate command, Actor actor, AccountDirectory accounts, Clock clock) {
        allow(command, actor, accounts, clock);
        AggregateLifecycle.apply(new CertificateCollected(aggregateId(), command.collectedBy()));
    }

    @EventSourcingHandler
    void evolve(CertificateEvent event, MetaData metaData, @SequenceNumber long version) {
        become(
                event instanceof CertificateSubmitted submitted
                        ? CaseStanding.of(submitted)
                        : standing().evolve(event),
                event,
                metaData,
                version);
    }

    private void allow(CertificateCommand command, Actor actor, AccountDirectory accounts, Clock clock) {
        var attempt = CaseAttempt.of(standing(), command, actor, accounts, TaipeiTime.day(clock.instant()));
        CaseRules.check(attempt);
        if (actor.role() == Role.AGENT) {
            accounts.account(new AccountId(standing().applicantAccount()))
                    .ifPresent(applicant -> noteWhomItIsFor(actor, applicant));
        }
    }

    private static void noteWhomItIsFor(Actor actor, KnownAccount applicant) {
        if (!applicant.id().value().equals(actor.accountId())) {
            ActedFor.note(applicant.id().value(), applicant.name());
        }
    }
}
