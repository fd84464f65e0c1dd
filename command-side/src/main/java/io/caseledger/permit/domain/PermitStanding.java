package io.caseledger.permit.domain;

import io.caseledger.permit.contract.AmendmentDemanded;
import io.caseledger.permit.contract.DeclarationRecorded;
import io.caseledger.permit.contract.EntryRecorded;
import io.caseledger.permit.contract.GoodsReleased;
import io.caseledger.permit.contract.ImportWay;
import io.caseledger.permit.contract.MismatchReported;
import io.caseledger.permit.contract.PermitApplication;
import io.caseledger.permit.contract.PermitCancelled;
import io.caseledger.permit.contract.PermitEvent;
import io.caseledger.permit.contract.PermitIssued;
import io.caseledger.permit.contract.PermitPrinted;
import io.caseledger.permit.contract.PermitReissued;
import io.caseledger.permit.contract.PermitRevised;
import io.caseledger.permit.contract.PermitState;
import io.caseledger.permit.contract.WriteOffCompleted;
import io.caseledger.permit.contract.WriteOffRecorded;
import io.caseledger.permit.contract.WriteOffRow;
import io.caseledger.shared.domain.Standing;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * All that the rules need to know of a permit.
 *
 * @param application as last revised
 * @param revision 1 as issued
 */
record PermitStanding(
        PermitIssued issued,
        PermitState state,
        int revision,
        PermitApplication application,
        CustomsRecord customs,
        Arrivals arrivals)
        implements Standing {

    static PermitStanding of(PermitIssued event) {
        return new PermitStanding(event, PermitState.ISSUED, 1, event.application(), CustomsRecord.NONE, Arrivals.NONE);
    }

    PermitStanding evolve(PermitEvent event) {
        return switch (event) {
            case PermitIssued again -> throw new IllegalStateException(again.permitId() + " was issued twice");
            case PermitRevised revised ->
                new PermitStanding(
                        issued,
                        state,
                        revised.revision(),
                        revised.application(),
                        customs.answered(revised.kind()),
                        arrivals);
            case PermitCancelled cancelled -> in(PermitState.CANCELLED);
            case PermitReissued reissued -> in(PermitState.REISSUED);
            case PermitPrinted printed -> this;
            case DeclarationRecorded declared -> with(customs.heard(declared, importerIdentity()), arrivals);
            case EntryRecorded entered -> with(customs.heard(entered, importerIdentity()), arrivals);
            case MismatchReported mismatched -> with(customs.heard(mismatched, importerIdentity()), arrivals);
            case GoodsReleased released ->
                with(customs.heard(released, importerIdentity()), arrivals.cameIn(released.lots()));
            case AmendmentDemanded demand -> with(customs.heard(demand, importerIdentity()), arrivals);
            case WriteOffRecorded recorded -> with(customs, arrivals.noted(recorded.rows()));
            case WriteOffCompleted completed -> with(customs, arrivals.writtenOff(completed.lots()));
        };
    }

    private PermitStanding in(PermitState next) {
        return new PermitStanding(issued, next, revision, application, customs, arrivals);
    }

    private PermitStanding with(CustomsRecord heard, Arrivals came) {
        return new PermitStanding(issued, state, revision, application, heard, came);
    }

    @Override
    public String id() {
        return issued.permitId();
    }

    @Override
    public String number() {
        return issued.permitNumber();
    }

    ImportWay way() {
        return Objects.requireNonNull(application.way(), "checked by WayIsChosen");
    }

    String importerIdentity() {
        return Objects.requireNonNull(application.importer().identityNumber(), "checked by ImporterHasAnAccount");
    }

    boolean expired(LocalDate today) {
        return PermitState.hasExpired(issued.validUntil(), today);
    }

    /** The message that came under this number before. */
    Optional<CustomsMessage> message(String messageId) {
        return Optional.ofNullable(customs.messages().get(messageId));
    }

    boolean customsHasSpoken() {
        return !customs.messages().isEmpty();
    }

    Optional<DeclaredGoods> declaration(String number) {
        return Optional.ofNullable(customs.declarations().get(number));
    }

    boolean mismatched() {
        return customs.declarations().values().stream().anyMatch(DeclaredGoods::mismatched);
    }

    boolean released() {
        return customs.declarations().values().stream().anyMatch(DeclaredGoods::released);
    }

    /** Whether goods are in clearance or have come in otherwise. */
    boolean entered() {
        return customs.declarations().values().stream().anyMatch(DeclaredGoods::entered) || !rows().isEmpty();
    }

    boolean demanded() {
        return customs.demanded();
    }

    List<WriteOffRow> rows() {
        return arrivals.rows();
    }

    boolean writeOffCompleted() {
        return arrivals.writeOffCompleted();
    }

    /** The serial of the last lot that was made. */
    int lots() {
        return arrivals.lots();
    }

    /** Pieces of an item that have been cleared or written off for good. */
    long cameIn(int item) {
        return arrivals.pieces().getOrDefault(item, 0L);
    }

    /** Items of which anything has come in. */
    Set<Integer> itemsCameIn() {
        return arrivals.pieces().keySet();
    }
}
