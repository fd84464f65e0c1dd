package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.origin.contract.CertificateType;
import io.caseledger.origin.contract.Party;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.domain.FieldRule;
import io.caseledger.shared.reference.IdentityKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who applies, by whom, and who else is named (COE0010-03). */
final class PartyRules {
    static final List<FieldRule<FiledApplication>> REFUSING = List.of(
            new RequiredPartiesAreNamed(),
            new ApplicantIsTheFiler(),
            new ApplicantHasAnAccount(),
            new ApplicantHasAuthorisedTheAgent(),
            new AgentIsTheFiler(),
            new PartiesIdentityNumbersAreValid());

    private PartyRules() {}

    /** COE0010-03: each party that the type asks for has a name and an address, in Chinese or in English. */
    static final class RequiredPartiesAreNamed implements FieldRule<FiledApplication> {
        @Override
        public List<Violation> violations(FiledApplication filed) {
            var application = filed.application();
            var asked = application
                    .certificateType()
                    .map(CertificateType::requiredParties)
                    .orElse(List.of("applicant", "exporter"));
            var found = new ArrayList<Violation>();
            for (var role : asked) {
                var party = party(application, role);
                var key = "@rule.party." + role;
                found.addAll(require(
                        !FieldRule.isBlank(party.nameChinese()) || !FieldRule.isBlank(party.nameEnglish()),
                        role + ".nameEnglish",
                        key,
                        "@rule.part.name"));
                found.addAll(require(
                        !FieldRule.isBlank(party.addressChinese()) || !FieldRule.isBlank(party.addressEnglish()),
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

    /** COE0010-03: an applicant files in its own name; the number comes from the login. */
    static final class ApplicantIsTheFiler implements FieldRule<FiledApplication> {
        @Override
        public List<Violation> violations(FiledApplication filed) {
            var own = filed.by()
                    .identityNumber()
                    .equals(filed.application().applicant().identityNumber());
            return require(filed.by().byAgent() || own, "applicant.identityNumber");
        }
    }

    /** COE0010-03: an agent names an applicant who has registered. */
    static final class ApplicantHasAnAccount implements FieldRule<FiledApplication> {
        @Override
        public List<Violation> violations(FiledApplication filed) {
            return require(filed.principal().isPresent(), "applicant.identityNumber");
        }
    }

    /** ACC-09: nobody is authorised by naming a number; the applicant itself says who files for it. */
    static final class ApplicantHasAuthorisedTheAgent implements FieldRule<FiledApplication> {
        @Override
        public List<Violation> violations(FiledApplication filed) {
            return require(filed.authorised(), "applicant.identityNumber");
        }
    }

    /** COE0010-03: the agent is whoever is logged in as one; an applicant who files has none. */
    static final class AgentIsTheFiler implements FieldRule<FiledApplication> {
        @Override
        public List<Violation> violations(FiledApplication filed) {
            var agent = filed.application().agent();
            return filed.by().byAgent()
                    ? require(filed.by().identityNumber().equals(agent.identityNumber()), "agent.identityNumber")
                    : require(FieldRule.isBlank(agent.identityNumber()), "agent.identityNumber");
        }
    }

    /** GEN-09: the numbers of exporter and manufacturers, where they are given. An account's number has been checked when it was opened. */
    static final class PartiesIdentityNumbersAreValid implements FieldRule<FiledApplication> {
        @Override
        public List<Violation> violations(FiledApplication filed) {
            var found = new ArrayList<Violation>();
            found.addAll(valid(filed, filed.application().exporter().identityNumber(), "exporter"));
            found.addAll(each(
                    filed.application().manufacturers(),
                    "manufacturers",
                    (maker, row) -> valid(filed, maker.identityNumber(), row)));
            return found;
        }

        private List<Violation> valid(FiledApplication filed, @Nullable String number, String party) {
            return number == null || number.isBlank() || filed.by().isRegistered(number)
                    ? List.of()
                    : require(IdentityKind.of(number).check(number, filed.by().today()), party + ".identityNumber");
        }
    }
}
