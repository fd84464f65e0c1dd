package io.caseledger.origin.domain;

import io.caseledger.accounts.contract.AccountDirectory;
import io.caseledger.accounts.contract.KnownAccount;
import io.caseledger.origin.contract.ApproveCertificate;
import io.caseledger.origin.contract.CancelCertificate;
import io.caseledger.origin.contract.CaseId;
import io.caseledger.origin.contract.CasePutBack;
import io.caseledger.origin.contract.CaseState;
import io.caseledger.origin.contract.CaseTaken;
import io.caseledger.origin.contract.CertificateApproved;
import io.caseledger.origin.contract.CertificateCancelled;
import io.caseledger.origin.contract.CertificateCollected;
import io.caseledger.origin.contract.CertificateCommand;
import io.caseledger.origin.contract.CertificateEvent;
import io.caseledger.origin.contract.CertificateRejected;
import io.caseledger.origin.contract.CertificateRevised;
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
import io.caseledger.shared.domain.Remembering;
import io.caseledger.shared.reference.TaipeiTime;
import java.time.Clock;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * One certificate of origin from application to hand-over. Each handler asks the rules, draws a number where one is due, and applies the one event that
 * {@link Decisions} makes of it; {@link #evolve} only assigns.
 */
@Aggregate(cache = "aggregates", lockFactory = "aggregateLocks")
class CertificateCase extends Remembering {
    /** Null until the first event: Axon takes the id of a new case from it. */
    @AggregateIdentifier
    private @Nullable String id;

    private @Nullable CaseStanding standing;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(SubmitCertificate command, Actor actor, Clock clock, AccountDirectory accounts, ReceiptBooks receipts) {
        if (standing != null) {
            allow(command, actor, accounts);
        }
        var now = clock.instant();
        var filing = Filing.of(actor, accounts, TaipeiTime.day(now));
        ApplicationRules.require(command.application(), filing);
        var unit = Objects.requireNonNull(command.application().issuingUnit(), "checked by IssuingUnitIsKnown");
        var receipt = receipts.next(unit, filing.today(), command.caseId());
        AggregateLifecycle.apply(Decisions.submitted(command, filing, receipt, now));
    }

    @CommandHandler
    void handle(TakeCase command, Actor actor, AccountDirectory accounts) {
        allow(command, actor, accounts);
        AggregateLifecycle.apply(new CaseTaken(aggregateId(), actor.accountId(), actor.name()));
    }

    @CommandHandler
    void handle(PutBackCase command, Actor actor, AccountDirectory accounts) {
        allow(command, actor, accounts);
        AggregateLifecycle.apply(new CasePutBack(aggregateId(), actor.accountId()));
    }

    @CommandHandler
    void handle(RequestCorrection command, Actor actor, AccountDirectory accounts) {
        allow(command, actor, accounts);
        AggregateLifecycle.apply(new CorrectionRequested(aggregateId(), command.comments()));
    }

    @CommandHandler
    void handle(ReviseCertificate command, Actor actor, Clock clock, AccountDirectory accounts) {
        allow(command, actor, accounts);
        var now = clock.instant();
        ApplicationRules.require(command.application(), Filing.of(actor, accounts, TaipeiTime.day(now)));
        AggregateLifecycle.apply(Decisions.revised(command, standing(), now));
    }

    @CommandHandler
    void handle(
            ApproveCertificate command,
            Actor actor,
            Clock clock,
            AccountDirectory accounts,
            CertificateRegisters registers) {
        allow(command, actor, accounts);
        var today = TaipeiTime.day(clock.instant());
        var number = registers.next(standing().issuingUnit(), today.getYear(), command.caseId());
        AggregateLifecycle.apply(new CertificateApproved(aggregateId(), number.toString(), today));
    }

    @CommandHandler
    void handle(RejectCertificate command, Actor actor, AccountDirectory accounts) {
        allow(command, actor, accounts);
        AggregateLifecycle.apply(new CertificateRejected(aggregateId(), command.reason()));
    }

    @CommandHandler
    void handle(CancelCertificate command, Actor actor, AccountDirectory accounts) {
        allow(command, actor, accounts);
        AggregateLifecycle.apply(new CertificateCancelled(aggregateId(), command.reason()));
    }

    @CommandHandler
    void handle(CollectCertificate command, Actor actor, AccountDirectory accounts) {
        allow(command, actor, accounts);
        AggregateLifecycle.apply(new CertificateCollected(aggregateId(), command.collectedBy()));
    }

    @EventSourcingHandler
    void evolve(CertificateEvent event, MetaData metaData, @SequenceNumber long version) {
        switch (event) {
            case CertificateSubmitted submitted -> {
                id = submitted.caseId();
                standing = received(submitted);
            }
            case CaseTaken taken -> standing = standing().takenBy(taken.officer(), taken.officerName());
            case CasePutBack putBack -> standing = standing().putBack();
            case CorrectionRequested requested -> standing = standing().in(CaseState.CORRECTION_REQUESTED);
            case CertificateRevised revised -> standing = standing().revised(revised.revision());
            case CertificateApproved approved -> standing = standing().in(CaseState.APPROVED);
            case CertificateRejected rejected -> standing = standing().in(CaseState.REJECTED);
            case CertificateCancelled cancelled -> standing = standing().in(CaseState.CANCELLED);
            case CertificateCollected collected -> standing = standing().in(CaseState.COLLECTED);
        }
        remember(metaData, version);
    }

    private static CaseStanding received(CertificateSubmitted event) {
        var applicant = event.application().applicant().identityNumber();
        return new CaseStanding(
                new CaseId(event.caseId()),
                event.receiptNumber(),
                event.issuingUnit(),
                CaseState.RECEIVED,
                event.filedBy(),
                event.filerIdentity(),
                event.applicantAccount(),
                applicant == null ? event.filerIdentity() : applicant,
                null,
                null,
                1);
    }

    private void allow(CertificateCommand command, Actor actor, AccountDirectory accounts) {
        var identity = accounts.account(new AccountId(actor.accountId()))
                .map(KnownAccount::identityNumber)
                .orElse(null);
        CaseRules.check(new Attempt(standing(), command, actor, identity));
    }

    private CaseStanding standing() {
        return Objects.requireNonNull(standing, "no case before its first event");
    }

    @Override
    protected @Nullable String number() {
        return standing == null ? null : standing.receiptNumber();
    }

    @Override
    protected String aggregateId() {
        return Objects.requireNonNull(id, "no id before the first event");
    }
}
