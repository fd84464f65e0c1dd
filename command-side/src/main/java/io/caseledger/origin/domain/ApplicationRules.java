package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import java.util.List;

/** All that an application has to satisfy (COE0010). Every rule is asked, so that the form shows everything that is wrong at once (GEN-05). */
final class ApplicationRules {
    static final List<ApplicationRule> REFUSING = List.of(
            new TypeIsKnown(),
            new IssuingUnitIsKnown(),
            new ClearanceIsChosen(),
            new FormIsChosen(),
            new ElectronicSealOnlyWhereTheTypeAllows(),
            new ArgentinaTakesNoElectronicSeal(),
            new RequiredPartiesAreNamed(),
            new ApplicantIsTheFiler(),
            new ApplicantHasAnAccount(),
            new AgentIsTheFiler(),
            new PartiesIdentityNumbersAreValid(),
            new DestinationIsKnown(),
            new DestinationFitsTheType(),
            new PortsAreKnown(),
            new TransportModeIsKnown(),
            new ShipDateIsPlausible(),
            new AtLeastOneManufacturer(),
            new ExactlyOneRepresentative(),
            new ManufacturersAreComplete(),
            new AtLeastOneGoodsLine(),
            new GoodsLinesAreNamed(),
            new QuantitiesAreGiven(),
            new UnitsAreKnown(),
            new CommodityCodesAreWellFormed(),
            new PrintingTheCommodityCodeIsChosen(),
            new OriginCriterionIsGiven(),
            new ExporterStatementIsGiven(),
            new DeclarationIsExactlyOneOfThree(),
            new DeclarationNumbersAreWellFormed(),
            new DeclarationItemsAreNumbered(),
            new PostClearanceNamesADeclaration(),
            new OriginalsAreOneToFive(),
            new DuplicatesAreUpToTen(),
            new ManyCopiesNeedARemark(),
            new AttachmentsAreUploadedOrAnnounced(),
            new AttachmentsFitTheCase(),
            new RowsAreNotTooManyToReview(),
            new TextsAreNotTooLong(),
            new TextsCanBePrinted());

    /** Rules behind which there is no certain source: they are shown and stop nothing. */
    static final List<ApplicationRule> WARNING = List.of(
            new CommodityCodesCheckDigitFits(), new DeclarationNumbersFollowThePattern(), new PortsMatchTheRoute());

    private ApplicationRules() {}

    /** @throws Rejection INVALID with everything that is wrong */
    static void require(CertificateApplication application, Filing filing) {
        var violations = check(application, filing);
        if (!violations.isEmpty()) {
            throw new Rejection(Rejection.Kind.INVALID, violations);
        }
    }

    static List<Violation> check(CertificateApplication application, Filing filing) {
        return ask(REFUSING, application, filing);
    }

    static List<Violation> warnings(CertificateApplication application, Filing filing) {
        return ask(WARNING, application, filing);
    }

    private static List<Violation> ask(List<ApplicationRule> rules, CertificateApplication application, Filing filing) {
        return rules.stream()
                .flatMap(rule -> rule.check(application, filing).stream())
                .toList();
    }
}
