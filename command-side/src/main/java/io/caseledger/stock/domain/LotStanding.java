package io.caseledger.stock.domain;

import io.caseledger.permit.contract.MaskKind;
import io.caseledger.shared.domain.Standing;
import io.caseledger.stock.contract.FlowRecorded;
import io.caseledger.stock.contract.GoodsReturned;
import io.caseledger.stock.contract.RelabelStockLot;
import io.caseledger.stock.contract.StockEvent;
import io.caseledger.stock.contract.StockLotOpened;
import io.caseledger.stock.contract.StockLotRelabelled;
import io.caseledger.stock.contract.StockReminderSent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that the rules need to know of a lot. Part of its snapshot: change that one's revision with the components here and in what they hold.
 *
 * @param number the lot's
 * @param reminders how many were sent
 * @param remindedFor the latest day one was due for, null while none was sent
 */
record LotStanding(
        String id,
        String number,
        String importerAccount,
        @Nullable String agentAccount,
        LocalDate openedOn,
        StockBalance balance,
        int reminders,
        @Nullable Instant remindedFor,
        Label label)
        implements Standing {
    /** What the goods are; {@code revision} is the version of the permit that said so, 0 for the one they came in on. */
    record Label(int revision, MaskKind kind, String product, String origin) {}

    static LotStanding of(StockLotOpened event) {
        return new LotStanding(
                event.lotId(),
                event.lotNumber(),
                event.importerAccount(),
                event.agentAccount(),
                event.openedOn(),
                StockBalance.of(event.pieces()),
                0,
                null,
                new Label(0, event.kind(), event.product(), event.origin()));
    }

    LotStanding evolve(StockEvent event) {
        return switch (event) {
            case StockLotOpened again -> throw new IllegalStateException(again.lotId() + " was opened twice");
            case FlowRecorded flow -> with(balance.after(flow), reminders, remindedFor, label);
            case GoodsReturned goods -> with(balance.after(goods), reminders, remindedFor, label);
            case StockReminderSent reminder -> with(balance, reminder.round(), reminder.dueAt(), label);
            case StockLotRelabelled now ->
                with(
                        balance,
                        reminders,
                        remindedFor,
                        new Label(now.revision(), now.kind(), now.product(), now.origin()));
        };
    }

    long stock() {
        return balance.stock();
    }

    Optional<Flows.Flow> flow(int flow) {
        return balance.flows().number(flow);
    }

    int nextFlow() {
        return balance.flows().count() + 1;
    }

    int nextReturn() {
        return balance.returns() + 1;
    }

    boolean wasRemindedFor(Instant dueAt) {
        return remindedFor != null && !dueAt.isAfter(remindedFor);
    }

    /** Whether a version of the permit that was not heard of yet calls the goods something else. */
    boolean isNews(RelabelStockLot command) {
        return command.revision() > label.revision()
                && !label.equals(new Label(label.revision(), command.kind(), command.product(), command.origin()));
    }

    private LotStanding with(
            StockBalance nextBalance, int nextReminders, @Nullable Instant nextRemindedFor, Label nextLabel) {
        return new LotStanding(
                id,
                number,
                importerAccount,
                agentAccount,
                openedOn,
                nextBalance,
                nextReminders,
                nextRemindedFor,
                nextLabel);
    }
}
