package io.caseledger.permit.domain;

import io.caseledger.accounts.contract.AccountDirectory;
import io.caseledger.accounts.contract.KnownAccount;
import io.caseledger.permit.contract.CancelPermit;
import io.caseledger.permit.contract.CompleteWriteOff;
import io.caseledger.permit.contract.DemandAmendment;
import io.caseledger.permit.contract.PermitCancelled;
import io.caseledger.permit.contract.PermitCommand;
import io.caseledger.permit.contract.PermitEvent;
import io.caseledger.permit.contract.PermitIssued;
import io.caseledger.permit.contract.PermitPrinted;
import io.caseledger.permit.contract.PermitReissued;
import io.caseledger.permit.contract.PermitTerms;
import io.caseledger.permit.contract.PrintPermit;
import io.caseledger.permit.contract.RecordDeclaration;
import io.caseledger.permit.contract.RecordEntry;
import io.caseledger.permit.contract.RecordRelease;
import io.caseledger.permit.contract.RecordWriteOff;
import io.caseledger.permit.contract.ReissuePermit;
import io.caseledger.permit.contract.ReportMismatch;
import io.caseledger.permit.contract.RevisePermit;
import io.caseledger.permit.contract.SubmitPermit;
import io.caseledger.permit.contract.WriteOffRow;
import io.caseledger.shared.contract.AccountId;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Done;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.domain.ActedFor;
import io.caseledger.shared.domain.NumberBooks;
import io.caseledger.shared.domain.Remembering;
import io.caseledger.shared.domain.Rules;
import io.caseledger.shared.reference.TaipeiTime;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * One import permit from its issue to what came in on it. Each handler asks the rules and applies the one event that {@link PermitDecisions} makes of the
 * order; {@link #evolve} only assigns. A message of customs that was heard before changes nothing (API-07): the permit remembers them all.
 */
@Aggregate(cache = "aggregates", lockFactory = "aggregateLocks")
class ImportPermit extends Remembering<PermitStanding> {

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            SubmitPermit command,
            Actor actor,
            Clock clock,
            AccountDirectory accounts,
            PermitTerms terms,
            NumberBooks numbers) {
        if (known() != null) {
            allow(command, actor, accounts, clock);
        }
        var today = today(clock);
        var applied = ApplicationRules.applied(command.application(), actor, accounts, today);
        ApplicationRules.require(applied);
        applied.importer().ifPresent(importer -> noteWhomItIsFor(actor, importer));
        var number = PermitNumber.next(numbers, today.getYear(), command.permitId());
        AggregateLifecycle.apply(PermitDecisions.issued(command, applied, number, terms));
    }

    @CommandHandler
    void handle(RevisePermit command, Actor actor, Clock clock, AccountDirectory accounts) {
        var attempt = allow(command, actor, accounts, clock);
        ApplicationRules.require(ApplicationRules.revised(
                command.application(),
                actor,
                accounts,
                attempt.today(),
                standing().issued().issuedOn()));
        Rules.first(RevisionRules.REVISED, attempt);
        AggregateLifecycle.apply(PermitDecisions.revised(command, standing()));
    }

    @CommandHandler
    void handle(CancelPermit command, Actor actor, AccountDirectory accounts, Clock clock) {
        allow(command, actor, accounts, clock);
        AggregateLifecycle.apply(new PermitCancelled(aggregateId(), command.reason()));
    }

    /** The new permit is made in the unit of work of the old one: both are stored, or neither. Its number is the answer. */
    @CommandHandler
    Done handle(
            ReissuePermit command,
            Actor actor,
            Clock clock,
            AccountDirectory accounts,
            PermitTerms terms,
            NumberBooks numbers) {
        var attempt = allow(command, actor, accounts, clock);
        var today = attempt.today();
        var successor = PermitDecisions.successor(standing(), attempt.filerOrders());
        ApplicationRules.require(ApplicationRules.again(successor.application(), successor.filedBy(), accounts, today));
        var number = PermitNumber.next(numbers, today.getYear(), command.newPermitId());
        var reissued = new PermitReissued(aggregateId(), command.newPermitId().value(), number.toString());
        AggregateLifecycle.apply(reissued);
        begin(PermitDecisions.reissued(command, standing(), successor, number, today, terms));
        return successor(reissued);
    }

    @CommandHandler
    void handle(PrintPermit command, Actor actor, AccountDirectory accounts, Clock clock) {
        allow(command, actor, accounts, clock);
        AggregateLifecycle.apply(new PermitPrinted(aggregateId(), command.revision()));
    }

    @CommandHandler
    void handle(RecordDeclaration command, Actor actor, AccountDirectory accounts, Clock clock) {
        if (isNews(command, actor, accounts, clock)) {
            AggregateLifecycle.apply(PermitDecisions.declared(command));
        }
    }

    @CommandHandler
    void handle(RecordEntry command, Actor actor, AccountDirectory accounts, Clock clock) {
        if (isNews(command, actor, accounts, clock)) {
            AggregateLifecycle.apply(PermitDecisions.entered(command));
        }
    }

    @CommandHandler
    void handle(ReportMismatch command, Actor actor, AccountDirectory accounts, Clock clock) {
        if (isNews(command, actor, accounts, clock)) {
            AggregateLifecycle.apply(PermitDecisions.mismatched(command));
        }
    }

    @CommandHandler
    void handle(RecordRelease command, Actor actor, AccountDirectory accounts, Clock clock) {
        if (isNews(command, actor, accounts, clock)) {
            AggregateLifecycle.apply(PermitDecisions.released(command, standing()));
        }
    }

    @CommandHandler
    void handle(DemandAmendment command, Actor actor, AccountDirectory accounts, Clock clock) {
        if (isNews(command, actor, accounts, clock)) {
            AggregateLifecycle.apply(PermitDecisions.demanded(command));
        }
    }

    @CommandHandler
    void handle(RecordWriteOff command, Actor actor, AccountDirectory accounts, Clock clock) {
        var attempt = allow(command, actor, accounts, clock);
        note(attempt, command.rows());
    }

    @CommandHandler
    void handle(CompleteWriteOff command, Actor actor, AccountDirectory accounts, Clock clock) {
        var attempt = allow(command, actor, accounts, clock);
        var rows = command.rows();
        if (rows == null) {
            Rules.first(WriteOffRules.WRITTEN_OFF, attempt);
        } else {
            note(attempt, rows);
        }
        AggregateLifecycle.apply(PermitDecisions.writeOffCompleted(standing(), attempt.today()));
    }

    private void note(PermitRules.Attempt attempt, List<WriteOffRow> rows) {
        Rules.require(WriteOffRules.ROWS, new WriteOffRules.Rows(standing().way(), rows, attempt.today()));
        Rules.first(WriteOffRules.WRITTEN_OFF, attempt);
        AggregateLifecycle.apply(PermitDecisions.writtenOff(rows, standing()));
    }

    @EventSourcingHandler
    void evolve(PermitEvent event, MetaData metaData, @SequenceNumber long version) {
        var next = event instanceof PermitIssued issued
                ? PermitStanding.of(issued)
                : standing().evolve(event);
        become(next, event, metaData, version);
    }

    /** The order to reissue is answered with what stands for this permit. */
    @Override
    protected Done answer(Object event, long version) {
        return event instanceof PermitReissued reissued ? successor(reissued) : super.answer(event, version);
    }

    /** The permit that stands for this one, as it begins. */
    private static Done successor(PermitReissued event) {
        return new Done(event.newPermitId(), event.newPermitNumber(), 0);
    }

    private static void begin(PermitIssued event) {
        try {
            AggregateLifecycle.createNew(ImportPermit.class, () -> {
                var permit = new ImportPermit();
                AggregateLifecycle.apply(event);
                return permit;
            });
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("permit " + event.permitNumber() + " could not be made", e);
        }
    }

    private PermitRules.Attempt allow(PermitCommand command, Actor actor, AccountDirectory accounts, Clock clock) {
        var attempt = PermitRules.Attempt.of(standing(), command, actor, accounts, today(clock));
        PermitRules.check(attempt);
        if (actor.role() == Role.AGENT) {
            accounts.account(new AccountId(standing().issued().importerAccount()))
                    .ifPresent(importer -> noteWhomItIsFor(actor, importer));
        }
        return attempt;
    }

    private static void noteWhomItIsFor(Actor actor, KnownAccount importer) {
        if (!importer.id().value().equals(actor.accountId())) {
            ActedFor.note(importer.id().value(), importer.name());
        }
    }

    /** Refuses a message that cannot be; false for one that was heard before. */
    private boolean isNews(PermitCommand command, Actor actor, AccountDirectory accounts, Clock clock) {
        return !allow(command, actor, accounts, clock).repeats();
    }

    private static LocalDate today(Clock clock) {
        return TaipeiTime.day(clock.instant());
    }
}
