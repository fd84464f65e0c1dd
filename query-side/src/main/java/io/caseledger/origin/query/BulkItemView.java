package io.caseledger.origin.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has become of one application of a bulk filing: a receipt number, or what is wrong with it.
 *
 * @param index from 0
 * @param source name of the file in the ZIP that held it
 */
public record BulkItemView(
        int index, @Nullable String source, @Nullable String receiptNumber, List<Fault> faults) {
    /** What a rule found: its name, the field's path, and what its text names. */
    public record Fault(String rule, String field, List<String> args) {}
}
