package io.caseledger.origin.domain;

import io.caseledger.accounts.contract.AccountDirectory;
import io.caseledger.accounts.contract.FilingAccount;
import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.origin.contract.CertificateFields;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.RecordTexts;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.domain.FieldRule;
import io.caseledger.shared.domain.Rule;
import io.caseledger.shared.domain.Rules;
import io.caseledger.shared.domain.TextRules;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** All that an application has to satisfy (COE0010), in the order of the form. Every rule is asked, so that the form shows everything that is wrong at once. */
final class ApplicationRules {
    static final List<Rule<Optional<FilingAccount>>> FILE = List.of(new OnlyLiveApplicantsAndAgentsFile());

    static final List<FieldRule<FiledApplication>> REFUSING = Rules.joined(
            TypeRules.REFUSING,
            PartyRules.REFUSING,
            ShipmentRules.REFUSING,
            GoodsRules.REFUSING,
            DeclarationRules.REFUSING,
            CopyRules.REFUSING,
            List.of(
                    new TextRules.TextsAreNotTooLong<>(FiledApplication::application, CertificateFields.ALL),
                    new TextRules.TextsCanBePrinted<>(FiledApplication::application, CertificateFields.ALL),
                    new TextRules.TextsAreInPrintedScripts<>(FiledApplication::application, CertificateFields.ALL)));

    /** Rules behind which there is no certain source: they are shown and stop nothing. */
    static final List<FieldRule<FiledApplication>> WARNING =
            Rules.joined(GoodsRules.WARNING, DeclarationRules.WARNING, ShipmentRules.WARNING);

    private ApplicationRules() {}

    /**
     * @param today day in Asia/Taipei
     * @throws Rejection FORBIDDEN for one who may not file
     */
    static FiledApplication filed(
            CertificateApplication application, Actor actor, AccountDirectory accounts, LocalDate today) {
        var filer = FilingAccount.of(actor, accounts, today);
        Rules.first(FILE, filer);
        return new FiledApplication(application, filer.orElseThrow());
    }

    /** @throws Rejection INVALID with everything that is wrong */
    static void require(FiledApplication filed) {
        Rules.require(REFUSING, filed);
    }

    /** What the order is refused for: by the rules, and by what holds for every text. */
    static List<Violation> check(FiledApplication filed) {
        return Rules.joined(RecordTexts.check(filed.application()), Rules.all(REFUSING, filed));
    }

    static List<Violation> warnings(FiledApplication filed) {
        return Rules.all(WARNING, filed);
    }

    /** Spec README, "Who uses it": applicants file their own cases, agents those of applicants; nobody else files. */
    static final class OnlyLiveApplicantsAndAgentsFile implements Rule<Optional<FilingAccount>> {
        @Override
        public Optional<Rejection> refusal(Optional<FilingAccount> filer) {
            return require(filer.isPresent(), Rejection.Kind.FORBIDDEN);
        }
    }
}
