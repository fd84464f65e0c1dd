package io.caseledger.mask.domain;

import io.caseledger.mask.contract.PermitApplication;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import java.util.List;

/** All that an application for a permit has to satisfy (MSK-01 … MSK-03). Every rule is asked, so that the form shows all at once (GEN-05). */
final class ContentRules {
    static final List<ContentRule> REFUSING = List.of(
            new ImporterIsTheFiler(),
            new ImporterHasAnAccount(),
            new PermitAgentIsTheFiler(),
            new ImportersIdentityIsValid(),
            new PermitPartiesAreNamed(),
            new PermitPartiesHaveAnAddress(),
            new PermitPartiesEmailsAreWellFormed(),
            new WayIsChosen(),
            new PermitsHaveOneTo99Items(),
            new KindsAreChosen(),
            new MaskCodesFitTheKind(),
            new MasksAreNamed(),
            new UnitsCountPieces(),
            new QuantitiesAreWholePieces(),
            new UnitPricesAreAboveZero(),
            new CurrenciesAreKnown(),
            new OriginsAreKnown(),
            new PermitTextsAreNotTooLong(),
            new PermitTextsCanBePrinted());

    /** Shown, and stop nothing. */
    static final List<ContentRule> WARNING = List.of(new ItemsDiffer());

    private ContentRules() {}

    /** @throws Rejection INVALID with everything that is wrong */
    static void require(PermitApplication application, PermitFiling filing) {
        var violations = check(application, filing);
        if (!violations.isEmpty()) {
            throw new Rejection(Rejection.Kind.INVALID, violations);
        }
    }

    static List<Violation> check(PermitApplication application, PermitFiling filing) {
        return ask(REFUSING, application, filing);
    }

    static List<Violation> warnings(PermitApplication application, PermitFiling filing) {
        return ask(WARNING, application, filing);
    }

    private static List<Violation> ask(List<ContentRule> rules, PermitApplication application, PermitFiling filing) {
        return rules.stream()
                .flatMap(rule -> rule.check(application, filing).stream())
                .toList();
    }
}
