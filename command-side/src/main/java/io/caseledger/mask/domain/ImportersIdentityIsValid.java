package io.caseledger.mask.domain;

import io.caseledger.mask.contract.PermitApplication;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.reference.IdentityKind;
import java.util.List;

/** GEN-09: what begins like one kind of number is held against that kind. An account's number was checked when it was opened. */
final class ImportersIdentityIsValid implements ContentRule {
    @Override
    public List<Violation> check(PermitApplication application, PermitFiling filing) {
        var number = application.importer().identityNumber();
        if (number == null
                || number.isBlank()
                || filing.accounts().applicant(number).isPresent()) {
            return List.of();
        }
        return require(kind(number).check(number, filing.today()), "importer.identityNumber");
    }

    private static IdentityKind kind(String number) {
        if (number.matches("[0-9]+")) {
            return IdentityKind.BUSINESS_NUMBER;
        }
        if (number.matches("[A-Za-z][12][0-9]{8}")) {
            return IdentityKind.NATIONAL_ID;
        }
        return number.matches("[A-Za-z][A-Da-d89][0-9]{8}") ? IdentityKind.RESIDENT_NUMBER : IdentityKind.PASSPORT;
    }
}
