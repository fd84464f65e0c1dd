package io.caseledger.origin.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has become of one application of a bulk filing: a receipt number, or what is wrong with it.
 *
 * @param index from 0
 */
public record BulkItemView(int index, @Nullable String receiptNumber, List<Fault> faults) {
    /** What a rule found: its name, the field's path, and what its text names. */
    public record Fault(String rule, String field, List<String> args) {}
}
