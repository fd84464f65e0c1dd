package io.caseledger.mask.domain;

import io.caseledger.mask.contract.AmendmentDemanded;
import io.caseledger.mask.contract.DeclarationRecorded;
import io.caseledger.mask.contract.EntryRecorded;
import io.caseledger.mask.contract.GoodsReleased;
import io.caseledger.mask.contract.ImportWay;
import io.caseledger.mask.contract.LotLine;
import io.caseledger.mask.contract.MismatchReported;
import io.caseledger.mask.contract.PermitApplication;
import io.caseledger.mask.contract.PermitCancelled;
import io.caseledger.mask.contract.PermitEvent;
import io.caseledger.mask.contract.PermitIssued;
import io.caseledger.mask.contract.PermitPrinted;
import io.caseledger.mask.contract.PermitReissued;
import io.caseledger.mask.contract.PermitRevised;
import io.caseledger.mask.contract.PermitState;
import io.caseledger.mask.contract.RevisionKind;
import io.caseledger.mask.contract.WriteOffCompleted;
import io.caseledger.mask.contract.WriteOffRecorded;
import io.caseledger.mask.contract.WriteOffRow;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** All that the rules need to know of a permit. It is changed by events only. */
final class PermitStanding {
    private final PermitIssued issued;
    private final Map<String, DeclaredGoods> declarations = new LinkedHashMap<>();
    /** Every message of customs by its sender's number, for ever: a feed may repeat any of them. */
    private final Map<String, CustomsMessage> messages = new HashMap<>();
    /** Pieces that have come in, by item number. */
    private final Map<Integer, Long> cameIn = new HashMap<>();

    private PermitState state = PermitState.ISSUED;
    private int revision = 1;
    private PermitApplication application;
    private boolean demanded;
    private List<WriteOffRow> rows = List.of();
    private boolean writeOffCompleted;
    private int lots;

    PermitStanding(PermitIssued issued) {
        this.issued = issued;
        this.application = issued.application();
    }

    void take(PermitEvent event) {
        switch (event) {
            case PermitIssued again -> throw new IllegalStateException(again.permitId() + " was issued twice");
            case PermitRevised revised -> {
                revision = revised.revision();
                application = revised.application();
                settle(revised.kind());
            }
            case PermitCancelled cancelled -> state = PermitState.CANCELLED;
            case PermitReissued reissued -> state = PermitState.REISSUED;
            case PermitPrinted printed -> {}
            case DeclarationRecorded declared -> {
                hear(declared.messageId(), declared);
                declarations.put(declared.declarationNumber(), DeclaredGoods.of(declared.items()));
            }
            case EntryRecorded entered -> {
                hear(entered.messageId(), entered);
                declarations.computeIfPresent(entered.declarationNumber(), (number, goods) -> goods.afterEntry());
            }
            case MismatchReported mismatched -> {
                hear(mismatched.messageId(), mismatched);
                declarations.computeIfPresent(mismatched.declarationNumber(), (number, goods) -> goods.mismatching());
            }
            case GoodsReleased released -> {
                hear(released.messageId(), released);
                declarations.computeIfPresent(released.declarationNumber(), (number, goods) -> goods.afterRelease());
                comeIn(released.lots());
            }
            case AmendmentDemanded demand -> {
                hear(demand.messageId(), demand);
                demanded = true;
            }
            case WriteOffRecorded recorded -> rows = recorded.rows();
            case WriteOffCompleted completed -> {
                writeOffCompleted = true;
                comeIn(completed.lots());
            }
        }
    }

    private void settle(RevisionKind kind) {
        switch (kind) {
            case CORRECTION -> {}
            case MISMATCH_AMENDMENT -> declarations.replaceAll((number, goods) -> goods.settled());
            case POST_CLEARANCE_AMENDMENT -> demanded = false;
        }
    }

    private void hear(String messageId, PermitEvent event) {
        messages.put(messageId, CustomsMessage.of(event, importerIdentity()));
    }

    private void comeIn(List<LotLine> lines) {
        lots += lines.size();
        lines.forEach(line -> cameIn.merge(line.item(), line.pieces(), Math::addExact));
    }

    PermitIssued issued() {
        return issued;
    }

    PermitState state() {
        return state;
    }

    int revision() {
        return revision;
    }

    PermitApplication application() {
        return application;
    }

    ImportWay way() {
        return Objects.requireNonNull(application.way(), "checked by WayIsChosen");
    }

    String importerIdentity() {
        return Objects.requireNonNull(application.importer().identityNumber(), "checked by ImporterHasAnAccount");
    }

    boolean expired(LocalDate today) {
        return today.isAfter(issued.validUntil());
    }

    /** The message that came under this number before. */
    Optional<CustomsMessage> message(String messageId) {
        return Optional.ofNullable(messages.get(messageId));
    }

    boolean customsHasSpoken() {
        return !messages.isEmpty();
    }

    Optional<DeclaredGoods> declaration(String number) {
        return Optional.ofNullable(declarations.get(number));
    }

    boolean mismatched() {
        return declarations.values().stream().anyMatch(DeclaredGoods::mismatched);
    }

    boolean released() {
        return declarations.values().stream().anyMatch(DeclaredGoods::released);
    }

    /** Whether goods are in clearance or have come in otherwise. */
    boolean entered() {
        return declarations.values().stream().anyMatch(DeclaredGoods::entered) || !rows.isEmpty();
    }

    boolean demanded() {
        return demanded;
    }

    List<WriteOffRow> rows() {
        return rows;
    }

    boolean writeOffCompleted() {
        return writeOffCompleted;
    }

    /** Lots made so far: the serial of the last one. */
    int lots() {
        return lots;
    }

    /** Pieces of an item that have been cleared or written off for good. */
    long cameIn(int item) {
        return cameIn.getOrDefault(item, 0L);
    }

    /** Items of which anything has come in. */
    Set<Integer> itemsCameIn() {
        return Collections.unmodifiableSet(cameIn.keySet());
    }
}
