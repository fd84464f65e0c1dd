package io.caseledger.permit.domain;

import io.caseledger.accounts.contract.AccountDirectory;
import io.caseledger.accounts.contract.FilingAccount;
import io.caseledger.permit.contract.PermitApplication;
import io.caseledger.permit.contract.PermitFields;
import io.caseledger.shared.contract.AccountId;
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

/** All that an application for a permit has to satisfy (MSK-01 … MSK-03). Every rule is asked, so that the form shows all at once (GEN-05). */
final class ApplicationRules {
    static final List<Rule<Optional<FilingAccount>>> APPLY = List.of(new OnlyLiveApplicantsAndAgentsApply());

    static final List<FieldRule<AppliedPermit>> REFUSING = Rules.joined(
            PartyRules.REFUSING,
            ItemRules.REFUSING,
            List.of(
                    new TextRules.TextsAreNotTooLong<>(AppliedPermit::application, PermitFields.ALL),
                    new TextRules.TextsCanBePrinted<>(AppliedPermit::application, PermitFields.ALL),
                    new TextRules.TextsAreInPrintedScripts<>(AppliedPermit::application, PermitFields.ALL)));

    /** Shown, and stop nothing. */
    static final List<FieldRule<AppliedPermit>> WARNING = ItemRules.WARNING;

    private ApplicationRules() {}

    /**
     * @param today day in Asia/Taipei
     * @throws Rejection FORBIDDEN for one who may not file
     */
    static AppliedPermit applied(
            PermitApplication application, Actor actor, AccountDirectory accounts, LocalDate today) {
        return new AppliedPermit(application, allowed(FilingAccount.of(actor, accounts, today)), today);
    }

    /** The same in a revision: codes that held when the permit was issued still do. */
    static AppliedPermit revised(
            PermitApplication application,
            Actor actor,
            AccountDirectory accounts,
            LocalDate today,
            LocalDate issuedOn) {
        return new AppliedPermit(application, allowed(FilingAccount.of(actor, accounts, today)), issuedOn);
    }

    /**
     * As it was filed before.
     *
     * @param filedBy account that it is filed by now
     */
    static AppliedPermit again(
            PermitApplication application, String filedBy, AccountDirectory accounts, LocalDate today) {
        var filer = FilingAccount.of(new AccountId(filedBy), accounts, today);
        return new AppliedPermit(application, allowed(filer), today);
    }

    /** @throws Rejection INVALID with everything that is wrong */
    static void require(AppliedPermit applied) {
        Rules.require(REFUSING, applied);
    }

    /** What the order is refused for: by the rules, and by what holds for every text. */
    static List<Violation> check(AppliedPermit applied) {
        return Rules.joined(RecordTexts.check(applied.application()), Rules.all(REFUSING, applied));
    }

    static List<Violation> warnings(AppliedPermit applied) {
        return Rules.all(WARNING, applied);
    }

    private static FilingAccount allowed(Optional<FilingAccount> filer) {
        Rules.first(APPLY, filer);
        return filer.orElseThrow();
    }

    /** Spec README, "Who uses it": applicants apply for their own permits, agents for those of applicants; nobody else does. */
    static final class OnlyLiveApplicantsAndAgentsApply implements Rule<Optional<FilingAccount>> {
        @Override
        public Optional<Rejection> refusal(Optional<FilingAccount> filer) {
            return require(filer.isPresent(), Rejection.Kind.FORBIDDEN);
        }
    }
}
