package io.caseledger.mask.domain;

import io.caseledger.accounts.contract.AccountDirectory;
import io.caseledger.mask.contract.CancelPermit;
import io.caseledger.mask.contract.CompleteWriteOff;
import io.caseledger.mask.contract.DemandAmendment;
import io.caseledger.mask.contract.MaskTerms;
import io.caseledger.mask.contract.PermitCancelled;
import io.caseledger.mask.contract.PermitCommand;
import io.caseledger.mask.contract.PermitEvent;
import io.caseledger.mask.contract.PermitIssued;
import io.caseledger.mask.contract.PermitPrinted;
import io.caseledger.mask.contract.PermitReissued;
import io.caseledger.mask.contract.PrintPermit;
import io.caseledger.mask.contract.RecordDeclaration;
import io.caseledger.mask.contract.RecordEntry;
import io.caseledger.mask.contract.RecordRelease;
import io.caseledger.mask.contract.RecordWriteOff;
import io.caseledger.mask.contract.ReissuePermit;
import io.caseledger.mask.contract.ReportMismatch;
import io.caseledger.mask.contract.RevisePermit;
import io.caseledger.mask.contract.SubmitPermit;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Done;
import io.caseledger.shared.domain.Remembering;
import io.caseledger.shared.reference.TaipeiTime;
import java.time.Clock;
import java.time.LocalDate;
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
 * One import permit from its issue to what came in on it. Each handler asks the rules and applies the one event that {@link PermitDecisions} makes of the
 * order; {@link #evolve} only assigns. A message of customs that was heard before changes nothing (API-07): the permit remembers them all.
 */
@Aggregate(cache = "aggregates", lockFactory = "aggregateLocks")
class ImportPermit extends Remembering {
    /** Null until the first event: Axon takes the id of a new permit from it. */
    @AggregateIdentifier
    private @Nullable String id;

    private @Nullable PermitStanding standing;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            SubmitPermit command,
            Actor actor,
            Clock clock,
            AccountDirectory accounts,
            MaskTerms terms,
            PermitBooks books) {
        if (standing != null) {
            PermitRules.check(attempt(command, actor, clock));
        }
        var filing = PermitFiling.of(actor, accounts, today(clock));
        ContentRules.require(command.application(), filing);
        var number = books.next(filing.today().getYear(), command.permitId());
        AggregateLifecycle.apply(PermitDecisions.issued(command, filing, number, terms));
    }

    @CommandHandler
    void handle(RevisePermit command, Actor actor, Clock clock, AccountDirectory accounts) {
        var attempt = allow(command, actor, clock);
        var filing = PermitFiling.of(actor, accounts, attempt.today())
                .issuedOn(standing().issued().issuedOn());
        ContentRules.require(command.application(), filing);
        PermitRules.checkRevised(attempt);
        AggregateLifecycle.apply(PermitDecisions.revised(command, standing()));
    }

    @CommandHandler
    void handle(CancelPermit command, Actor actor, Clock clock) {
        allow(command, actor, clock);
        AggregateLifecycle.apply(new PermitCancelled(aggregateId(), command.reason()));
    }

    /** The new permit is made in the unit of work of the old one: both are stored, or neither. Its number is the answer. */
    @CommandHandler
    Done handle(
            ReissuePermit command,
            Actor actor,
            Clock clock,
            AccountDirectory accounts,
            MaskTerms terms,
            PermitBooks books) {
        var today = allow(command, actor, clock).today();
        ContentRules.require(
                standing().application(), PermitFiling.again(standing().issued(), accounts, today));
        var number = books.next(today.getYear(), command.newPermitId());
        var reissued = new PermitReissued(aggregateId(), command.newPermitId().value(), number.toString());
        AggregateLifecycle.apply(reissued);
        begin(PermitDecisions.reissued(command, standing(), number, today, terms));
        return successor(reissued);
    }

    @CommandHandler
    void handle(PrintPermit command, Actor actor, Clock clock) {
        allow(command, actor, clock);
        AggregateLifecycle.apply(new PermitPrinted(aggregateId(), command.revision()));
    }

    @CommandHandler
    void handle(RecordDeclaration command, Actor actor, Clock clock) {
        if (isNews(command, actor, clock)) {
            AggregateLifecycle.apply(PermitDecisions.declared(command));
        }
    }

    @CommandHandler
    void handle(RecordEntry command, Actor actor, Clock clock) {
        if (isNews(command, actor, clock)) {
            AggregateLifecycle.apply(PermitDecisions.entered(command));
        }
    }

    @CommandHandler
    void handle(ReportMismatch command, Actor actor, Clock clock) {
        if (isNews(command, actor, clock)) {
            AggregateLifecycle.apply(PermitDecisions.mismatched(command));
        }
    }

    @CommandHandler
    void handle(RecordRelease command, Actor actor, Clock clock) {
        if (isNews(command, actor, clock)) {
            AggregateLifecycle.apply(PermitDecisions.released(command, standing()));
        }
    }

    @CommandHandler
    void handle(DemandAmendment command, Actor actor, Clock clock) {
        if (isNews(command, actor, clock)) {
            AggregateLifecycle.apply(PermitDecisions.demanded(command));
        }
    }

    @CommandHandler
    void handle(RecordWriteOff command, Actor actor, Clock clock) {
        var attempt = allow(command, actor, clock);
        WriteOffRules.require(standing().way(), command.rows(), attempt.today());
        PermitRules.checkWrittenOff(attempt);
        AggregateLifecycle.apply(PermitDecisions.writtenOff(command, standing()));
    }

    @CommandHandler
    void handle(CompleteWriteOff command, Actor actor, Clock clock) {
        var attempt = allow(command, actor, clock);
        AggregateLifecycle.apply(PermitDecisions.writeOffCompleted(standing(), attempt.today()));
    }

    @EventSourcingHandler
    void evolve(PermitEvent event, MetaData metaData, @SequenceNumber long version) {
        if (event instanceof PermitIssued issued) {
            id = issued.permitId();
            standing = new PermitStanding(issued);
        } else {
            standing().take(event);
        }
        if (event instanceof PermitReissued reissued) {
            remember(metaData, successor(reissued));
        } else {
            remember(metaData, version);
        }
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

    private PermitAttempt allow(PermitCommand command, Actor actor, Clock clock) {
        var attempt = attempt(command, actor, clock);
        PermitRules.check(attempt);
        return attempt;
    }

    /** Refuses a message that cannot be; false for one that was heard before. */
    private boolean isNews(PermitCommand command, Actor actor, Clock clock) {
        return !allow(command, actor, clock).repeats();
    }

    private PermitAttempt attempt(PermitCommand command, Actor actor, Clock clock) {
        return new PermitAttempt(standing(), command, actor, today(clock));
    }

    private static LocalDate today(Clock clock) {
        return TaipeiTime.day(clock.instant());
    }

    private PermitStanding standing() {
        return Objects.requireNonNull(standing, "no permit before its first event");
    }

    @Override
    protected @Nullable String number() {
        return standing == null ? null : standing.issued().permitNumber();
    }

    @Override
    protected String aggregateId() {
        return Objects.requireNonNull(id, "no id before the first event");
    }
}
