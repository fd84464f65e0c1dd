package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.reference.IdentityKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** GEN-09: the numbers of exporter and manufacturers, where they are given. An account's number has been checked when it was opened. */
final class PartiesIdentityNumbersAreValid implements ApplicationRule {
    @Override
    public List<Violation> check(CertificateApplication application, Filing filing) {
        var found = new ArrayList<Violation>();
        check(application.exporter().identityNumber(), "exporter.identityNumber", filing, found);
        for (int i = 0; i < application.manufacturers().size(); i++) {
            check(
                    application.manufacturers().get(i).identityNumber(),
                    "manufacturers[" + i + "].identityNumber",
                    filing,
                    found);
        }
        return found;
    }

    private void check(@Nullable String number, String field, Filing filing, List<Violation> found) {
        if (number == null
                || ApplicationRule.isBlank(number)
                || filing.accounts().applicant(number).isPresent()) {
            return;
        }
        var check = kind(number).check(number, filing.today());
        if (!check.accepted()) {
            found.add(broken(field, check));
        }
    }

    /** The form asks for no kind: what begins like one kind is held against that one, all else may be a passport. */
    private static IdentityKind kind(String number) {
        if (number.chars().allMatch(character -> character >= '0' && character <= '9')) {
            return IdentityKind.BUSINESS_NUMBER;
        }
        if (number.matches("[A-Za-z][12][0-9]{8}")) {
            return IdentityKind.NATIONAL_ID;
        }
        return number.matches("[A-Za-z][A-Da-d89][0-9]{8}") ? IdentityKind.RESIDENT_NUMBER : IdentityKind.PASSPORT;
    }
}
