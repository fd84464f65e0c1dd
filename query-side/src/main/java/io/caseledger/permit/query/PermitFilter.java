package io.caseledger.permit.query;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What to find permits by (MSK-05); null means any, all that is given must hold. Numbers are looked for from their beginning, other texts inside,
 * ignoring case.
 *
 * @param issuedFrom first day of issue, Asia/Taipei
 * @param issuedTo last day of issue, included
 * @param way name of an {@code ImportWay}
 * @param state name of a {@code PermitState}
 * @param importer name or identity number
 * @param declarationNumber of a declaration that customs has recorded
 * @param text free text over everything filed
 * @param task name of a {@link PermitTask}; then only the version that holds
 */
public record PermitFilter(
        @Nullable String permitNumber,
        @Nullable LocalDate issuedFrom,
        @Nullable LocalDate issuedTo,
        @Nullable String way,
        @Nullable String state,
        @Nullable String importer,
        @Nullable String declarationNumber,
        @Nullable String text,
        @Nullable String task) {
    public static final PermitFilter ANY = new PermitFilter(null, null, null, null, null, null, null, null, null);

    /** Permits of which something is still to be done. */
    public static PermitFilter of(PermitTask task) {
        return new PermitFilter(null, null, null, null, null, null, null, null, task.name());
    }
}
