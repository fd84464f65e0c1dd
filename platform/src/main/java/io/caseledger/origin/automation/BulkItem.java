package io.caseledger.origin.automation;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.shared.contract.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One application of a file, before it is filed.
 *
 * @param source name of the file in the ZIP that held it; null where what was sent is the XML itself
 * @param application null where it could not be read
 * @param faults why not; empty where it could
 */
public record BulkItem(@Nullable String source, @Nullable CertificateApplication application, List<Violation> faults) {}
