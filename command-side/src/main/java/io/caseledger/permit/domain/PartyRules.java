package io.caseledger.permit.domain;

import io.caseledger.permit.contract.PermitParty;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.domain.FieldRule;
import io.caseledger.shared.reference.IdentityKind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Who applies for a permit, and by whom (MSK-01). */
final class PartyRules {
    static final List<FieldRule<AppliedPermit>> REFUSING = List.of(
            new ImporterIsTheFiler(),
            new ImporterHasAnAccount(),
            new ImporterHasAuthorisedTheAgent(),
            new PermitAgentIsTheFiler(),
            new ImportersIdentityIsValid(),
            new PermitPartiesAreNamed(),
            new PermitPartiesHaveAnAddress(),
            new PermitPartiesEmailsAreWellFormed());

    private PartyRules() {}

    /** MSK-01: an applicant applies in its own name; the number comes from the login. */
    static final class ImporterIsTheFiler implements FieldRule<AppliedPermit> {
        @Override
        public List<Violation> violations(AppliedPermit applied) {
            var own = applied.by()
                    .identityNumber()
                    .equals(applied.application().importer().identityNumber());
            return require(applied.by().byAgent() || own, "importer.identityNumber");
        }
    }

    /** MSK-01: an agent names an importer who has registered: the mails and the stock are the importer's. */
    static final class ImporterHasAnAccount implements FieldRule<AppliedPermit> {
        @Override
        public List<Violation> violations(AppliedPermit applied) {
            return require(applied.importer().isPresent(), "importer.identityNumber");
        }
    }

    /** ACC-09: nobody is authorised by naming a number; the importer itself says who files for it. */
    static final class ImporterHasAuthorisedTheAgent implements FieldRule<AppliedPermit> {
        @Override
        public List<Violation> violations(AppliedPermit applied) {
            return require(applied.authorised(), "importer.identityNumber");
        }
    }

    /** MSK-01: the agent is whoever is logged in as one; an importer that applies itself has none. */
    static final class PermitAgentIsTheFiler implements FieldRule<AppliedPermit> {
        @Override
        public List<Violation> violations(AppliedPermit applied) {
            var agent = applied.application().agent();
            return applied.by().byAgent()
                    ? require(applied.by().identityNumber().equals(agent.identityNumber()), "agent.identityNumber")
                    : require(FieldRule.isBlank(agent.identityNumber()), "agent.identityNumber");
        }
    }

    /** GEN-09: what begins like one kind of number is held against that kind. An account's number was checked when it was opened. */
    static final class ImportersIdentityIsValid implements FieldRule<AppliedPermit> {
        @Override
        public List<Violation> violations(AppliedPermit applied) {
            var number = applied.application().importer().identityNumber();
            if (number == null || number.isBlank() || applied.by().isRegistered(number)) {
                return List.of();
            }
            return require(IdentityKind.of(number).check(number, applied.by().today()), "importer.identityNumber");
        }
    }

    /** MSK-01: importer and agent have a name, in Chinese or in English. */
    static final class PermitPartiesAreNamed implements FieldRule<AppliedPermit> {
        @Override
        public List<Violation> violations(AppliedPermit applied) {
            var application = applied.application();
            var found = new ArrayList<Violation>();
            found.addAll(require(named(application.importer()), "importer.nameChinese"));
            found.addAll(require(!applied.by().byAgent() || named(application.agent()), "agent.nameChinese"));
            return found;
        }

        private static boolean named(PermitParty party) {
            return !FieldRule.isBlank(party.nameChinese()) || !FieldRule.isBlank(party.nameEnglish());
        }
    }

    /** MSK-01: importer and agent have an address, in Chinese or in English. */
    static final class PermitPartiesHaveAnAddress implements FieldRule<AppliedPermit> {
        @Override
        public List<Violation> violations(AppliedPermit applied) {
            var application = applied.application();
            var found = new ArrayList<Violation>();
            found.addAll(require(located(application.importer()), "importer.address"));
            found.addAll(require(!applied.by().byAgent() || located(application.agent()), "agent.address"));
            return found;
        }

        private static boolean located(PermitParty party) {
            return !FieldRule.isBlank(party.address()) || !FieldRule.isBlank(party.addressEnglish());
        }
    }

    /** MSK-01: the importer has an e-mail address; an agent may have one. Deliberately loose: only a mail shows whether an address exists. */
    static final class PermitPartiesEmailsAreWellFormed implements FieldRule<AppliedPermit> {
        private static final Pattern EMAIL =
                Pattern.compile("[^\\s@<>\"(),;:\\\\]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

        @Override
        public List<Violation> violations(AppliedPermit applied) {
            var application = applied.application();
            var found = new ArrayList<Violation>();
            var importer = application.importer().email();
            var agent = application.agent().email();
            found.addAll(require(importer != null && EMAIL.matcher(importer).matches(), "importer.email"));
            found.addAll(require(
                    agent == null || agent.isBlank() || EMAIL.matcher(agent).matches(), "agent.email"));
            return found;
        }
    }
}
