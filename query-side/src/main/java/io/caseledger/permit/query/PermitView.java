package io.caseledger.permit.query;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A permit with everything filed and everything that customs has said of it.
 *
 * @param row of the version asked for
 * @param application that version as JSON, as the log has it ({@code PermitApplication})
 * @param declarations in the order in which customs named them first
 * @param openDemand the demand that a post-clearance amendment would answer (MSK-13); null where none is open
 * @param lastMismatch the mismatch that customs reported last and that is still to be amended (MSK-12); null where none is
 * @param writeOffRows as they stand now (MSK-20)
 * @param writeOffCompletedOn day in Asia/Taipei
 * @param reissueOf number of the expired permit that it stands for (MSK-06)
 * @param reissuedAs number of the permit that stands for it (MSK-06)
 * @param revisions all versions, newest first
 * @param itemsBalance of the version that holds
 * @param messages what customs sent, oldest first
 * @param mayOrder whether whoever looks may order for the importer (ACC-09)
 * @param filerOrders whether whoever filed it still may
 * @param position log position of its latest event
 */
public record PermitView(
        PermitRow row,
        String filedBy,
        String importerAccount,
        @Nullable String agentAccount,
        String application,
        List<Declaration> declarations,
        @Nullable Demand openDemand,
        @Nullable Mismatch lastMismatch,
        List<WriteOff> writeOffRows,
        @Nullable LocalDate writeOffCompletedOn,
        @Nullable String reissueOf,
        @Nullable String reissuedAs,
        @Nullable String cancelReason,
        List<Version> revisions,
        List<ItemBalance> itemsBalance,
        List<Message> messages,
        boolean mayOrder,
        boolean filerOrders,
        long position) {

    /**
     * What customs has recorded of one declaration.
     *
     * @param stage name of a {@code CustomsStage}; a mismatch stands until the permit is amended
     * @param declared pieces by the permit's items
     * @param cleared lots that were released, all releases together
     */
    public record Declaration(
            String declarationNumber,
            String stage,
            Instant updatedAt,
            List<Pieces> declared,
            @Nullable LocalDate releasedOn,
            List<Lot> cleared) {}

    /** @param item number of the permit's item, from 1 */
    public record Pieces(int item, long pieces) {}

    /** @param reference declaration number, or parcel number, flight or other reference */
    public record Lot(String lotNumber, int item, String reference, long pieces) {}

    public record Demand(@Nullable String declarationNumber, String description, Instant at) {}

    public record Mismatch(String declarationNumber, String description, Instant at) {}

    /** @param on day of arrival */
    public record WriteOff(
            @Nullable String reference, @Nullable LocalDate on, long medical, long nonMedical) {}

    /**
     * A version of the permit.
     *
     * @param kind name of a {@code RevisionKind}; null for the first version
     */
    public record Version(
            int revision,
            @Nullable String kind,
            @Nullable String description,
            Instant at,
            String actorName,
            long position) {}

    /**
     * How much of an item came in.
     *
     * @param kind name of a {@code MaskKind}
     * @param permitted pieces
     * @param cleared pieces released by customs or written off completely
     */
    public record ItemBalance(
            int item, @Nullable String kind, @Nullable String name, long permitted, long cleared) {
        /** Pieces that may still come in; below zero only between a demand of customs and its amendment. */
        public long remaining() {
            return permitted - cleared;
        }
    }

    /**
     * A message of customs as it was taken.
     *
     * @param event simple name of the event that it made
     * @param content that event as JSON, as the log has it
     */
    public record Message(
            String messageId, String event, @Nullable String declarationNumber, Instant at, String content) {}
}
