package io.caseledger.permit.contract;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * 核銷完成: close the write-off; its pieces become stock (MSK-20).
 *
 * @param rows all rows, noted with it in the place of those noted before; null where those stay
 */
public record CompleteWriteOff(
        @TargetAggregateIdentifier PermitId permitId,
        @Nullable List<WriteOffRow> rows) implements PermitCommand {
    /** Of the rows that are noted. */
    public CompleteWriteOff(PermitId permitId) {
        this(permitId, null);
    }
}
