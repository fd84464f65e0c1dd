package io.caseledger.stock.query;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A flow out of stock (MSK-31).
 *
 * @param flow number of the flow within its lot, from 1
 * @param on day declared, Asia/Taipei
 * @param kind name of a {@code FlowKind}
 * @param pieces that went out
 * @param returned of these, pieces that came back since (MSK-40)
 * @param recordedAt when it was declared
 * @param actorName who declared it
 * @param position log position of its event
 */
public record FlowRow(
        String lotNumber,
        String lotId,
        String permitNumber,
        String reference,
        String importerName,
        int flow,
        LocalDate on,
        String kind,
        @Nullable String receiver,
        long pieces,
        long returned,
        Instant recordedAt,
        String actorName,
        List<Proof> proofs,
        long position) {
    /**
     * A document that proves the flow.
     *
     * @param sha256 lower-case hex, its address in the store
     * @param size bytes
     */
    public record Proof(
            String kind,
            @Nullable String fileName,
            @Nullable String sha256,
            @Nullable String mediaType,
            @Nullable Long size) {}

    /** Pieces that can still come back. */
    public long returnable() {
        return pieces - returned;
    }
}
