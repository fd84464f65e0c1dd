package io.caseledger.origin.bulk;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.shared.contract.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One application of a file: it, or why it cannot be read. */
record BulkItem(@Nullable CertificateApplication application, List<Violation> faults) {}
