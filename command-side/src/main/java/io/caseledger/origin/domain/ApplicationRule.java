package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.shared.contract.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule on what is filled in. Its class is named as the sentence; its text is {@code rule.<name>}. It reports all that break it. */
interface ApplicationRule {

    List<Violation> check(CertificateApplication application, Filing filing);

    default String name() {
        return getClass().getSimpleName();
    }

    default List<Violation> require(boolean kept, String field, String... args) {
        return kept ? List.of() : List.of(Violation.of(name(), field, args));
    }

    static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
