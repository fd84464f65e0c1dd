package io.caseledger.origin.web;

import io.caseledger.origin.contract.CertificateType;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.web.Option;
import io.caseledger.shared.web.Overtaken;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that the filing page shows beside the form itself.
 *
 * @param id of the draft
 * @param agent whether an agent fills it in for an applicant
 * @param type whose fields the form has
 * @param revises receipt number of the case that is revised; null for a new application
 * @param closed whether that case cannot be revised any more
 * @param comments what the officer asks to be corrected, by field path (REV-03)
 * @param progress what each section still lacks
 * @param warnings what looks odd and stops nothing
 * @param sums quantities by unit, ready to read (COE0010-07)
 * @param references texts often used in the remark (COE0010-11)
 * @param version of the draft
 * @param notice key of a message about what has just been done; null for none
 * @param conflict how the revised case has changed meanwhile; null where it has not
 * @param overtaken what differs between this page and what another has saved meanwhile; null where none has
 */
record FilingView(
        String id,
        boolean agent,
        CertificateType type,
        @Nullable String revises,
        boolean closed,
        Map<String, String> comments,
        List<FilingSection.Progress> progress,
        List<Violation> warnings,
        List<String> sums,
        List<Option> references,
        long version,
        Instant savedAt,
        @Nullable String notice,
        @Nullable Conflict conflict,
        @Nullable Overtaken overtaken) {

    /**
     * The revised case has changed since the page was made (GEN-08).
     *
     * @param at when
     */
    record Conflict(Instant at, List<Overtaken.Difference> differences) {}

    public long missing() {
        return progress.stream().mapToLong(FilingSection.Progress::missing).sum();
    }

    public boolean asksFor(String extraField) {
        return type.asksFor(extraField);
    }

    public boolean requires(String party) {
        return type.requiredParties().contains(party);
    }
}
