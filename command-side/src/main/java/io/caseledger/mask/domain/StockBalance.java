package io.caseledger.mask.domain;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.caseledger.mask.contract.FlowRecorded;
import io.caseledger.mask.contract.GoodsReturned;
import io.caseledger.mask.contract.MaskKind;
import io.caseledger.mask.contract.RelabelStockLot;
import io.caseledger.mask.contract.StockLotOpened;
import io.caseledger.mask.contract.StockLotRelabelled;
import io.caseledger.mask.contract.StockReminderSent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came into a lot, what went and what came back. At all times imported + returned = flowed + stock, and none below zero (MSK-63). Changed in place, since
 * a lot may have many thousands of flows. Part of the lot's snapshot: change that one's revision with the fields here.
 */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
final class StockBalance {

    /** One flow as returns need to know it. A snapshot holds every one, so each is as short there as can be. */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    @JsonPropertyOrder({"on", "pieces", "returned"})
    record Flow(LocalDate on, long pieces, long returned) {
        long left() {
            return pieces - returned;
        }
    }

    /** What the goods are; {@code revision} is the version of the permit that said so, 0 for the one they came in on. */
    record Label(int revision, MaskKind kind, String product, String origin) {}

    private @Nullable String lotNumber;
    private @Nullable String importerAccount;
    private @Nullable String agentAccount;
    private @Nullable LocalDate openedOn;
    private long imported;
    private long flowed;
    private long returned;
    private int returns;
    private int reminders;
    private @Nullable Instant remindedFor;
    private @Nullable Label label;
    /** The first is number 1, as a lot numbers its flows without a gap. */
    private List<Flow> flows = new ArrayList<>();

    void opened(StockLotOpened event) {
        lotNumber = event.lotNumber();
        importerAccount = event.importerAccount();
        agentAccount = event.agentAccount();
        openedOn = event.openedOn();
        imported = event.pieces();
        label = new Label(0, event.kind(), event.product(), event.origin());
        check(imported);
    }

    void flowed(FlowRecorded event) {
        flowed += event.pieces();
        flows.add(new Flow(event.on(), event.pieces(), 0));
        check(event.stock());
    }

    void returned(GoodsReturned event) {
        returned += event.pieces();
        returns = event.number();
        flow(event.flow())
                .ifPresent(flow -> flows.set(
                        event.flow() - 1, new Flow(flow.on(), flow.pieces(), flow.returned() + event.pieces())));
        check(event.stock());
    }

    void reminded(StockReminderSent event) {
        reminders = event.round();
        remindedFor = event.dueAt();
    }

    void relabelled(StockLotRelabelled event) {
        label = new Label(event.revision(), event.kind(), event.product(), event.origin());
    }

    long stock() {
        return imported + returned - flowed;
    }

    Optional<Flow> flow(int number) {
        return number < 1 || number > flows.size() ? Optional.empty() : Optional.of(flows.get(number - 1));
    }

    int nextFlow() {
        return flows.size() + 1;
    }

    int nextReturn() {
        return returns + 1;
    }

    int nextReminder() {
        return reminders + 1;
    }

    boolean wasRemindedFor(Instant dueAt) {
        return remindedFor != null && !dueAt.isAfter(remindedFor);
    }

    /** Whether a version of the permit that was not heard of yet calls the goods something else. */
    boolean isNews(RelabelStockLot command) {
        if (label == null || command.revision() <= label.revision()) {
            return label == null;
        }
        return !label.equals(new Label(label.revision(), command.kind(), command.product(), command.origin()));
    }

    boolean isOpen() {
        return lotNumber != null;
    }

    @Nullable
    String lotNumber() {
        return lotNumber;
    }

    @Nullable
    String importerAccount() {
        return importerAccount;
    }

    @Nullable
    String agentAccount() {
        return agentAccount;
    }

    LocalDate openedOn() {
        return openedOn == null ? LocalDate.MIN : openedOn;
    }

    /** The events of a lot say what is left after each: a log that does not add up must not be built upon. */
    private void check(long stockAfter) {
        if (stock() != stockAfter || stockAfter < 0) {
            throw new IllegalStateException("lot " + lotNumber + " does not balance: " + imported + " + " + returned
                    + " - " + flowed + " is not " + stockAfter);
        }
    }
}
