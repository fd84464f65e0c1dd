package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.origin.contract.CertificateType;
import io.caseledger.origin.contract.Party;
import io.caseledger.shared.contract.Violation;
import java.util.ArrayList;
import java.util.List;

/** COE0010-03: each party that the type asks for has a name and an address, in Chinese or in English. */
final class RequiredPartiesAreNamed implements ApplicationRule {
    @Override
    public List<Violation> check(CertificateApplication application, Filing filing) {
        var asked = application
                .certificateType()
                .map(CertificateType::requiredParties)
                .orElse(List.of("applicant", "exporter"));
        var found = new ArrayList<Violation>();
        for (var role : asked) {
            var party = party(application, role);
            var key = "@rule.party." + role;
            found.addAll(require(
                    !ApplicationRule.isBlank(party.nameChinese()) || !ApplicationRule.isBlank(party.nameEnglish()),
                    role + ".nameEnglish",
                    key,
                    "@rule.part.name"));
            found.addAll(require(
                    !ApplicationRule.isBlank(party.addressChinese())
                            || !ApplicationRule.isBlank(party.addressEnglish()),
                    role + ".addressEnglish",
                    key,
                    "@rule.part.address"));
        }
        return found;
    }

    private static Party party(CertificateApplication application, String role) {
        return switch (role) {
            case "applicant" -> application.applicant();
            case "exporter" -> application.exporter();
            case "importer" -> application.importer();
            default -> throw new IllegalArgumentException("no party " + role);
        };
    }
}
