package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CertificateForm;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.domain.FieldRule;
import io.caseledger.shared.reference.IssuingUnits;
import java.util.List;

/** Which kind of certificate is asked for, of whom and in which form (COE0010-01, -02, -09, -16). */
final class TypeRules {
    static final List<FieldRule<FiledApplication>> REFUSING = List.of(
            new TypeIsKnown(),
            new IssuingUnitIsKnown(),
            new ClearanceIsChosen(),
            new FormIsChosen(),
            new ElectronicSealOnlyWhereTheTypeAllows(),
            new ArgentinaTakesNoElectronicSeal());

    private TypeRules() {}

    /** COE0010-01: types are data; one of those that ship is chosen. */
    static final class TypeIsKnown implements FieldRule<FiledApplication> {
        @Override
        public List<Violation> violations(FiledApplication filed) {
            var application = filed.application();
            return requireCode(application.certificateType().isPresent(), "type", "type", application.type());
        }
    }

    /** COE0010-16: the receipt number begins with the unit, so its code is taken as it is written in the list. */
    static final class IssuingUnitIsKnown implements FieldRule<FiledApplication> {
        @Override
        public List<Violation> violations(FiledApplication filed) {
            var unit = filed.application().issuingUnit();
            var known = unit != null
                    && IssuingUnits.byCode(unit)
                            .filter(found -> found.code().equals(unit))
                            .isPresent();
            return requireCode(known, "issuingUnit", "issuing-unit", unit);
        }
    }

    /** COE0010-08: before or after clearance decides what else is needed. */
    static final class ClearanceIsChosen implements FieldRule<FiledApplication> {
        @Override
        public List<Violation> violations(FiledApplication filed) {
            return require(filed.application().clearance() != null, "clearance");
        }
    }

    /** COE0010-09: sealed electronically or stamped in ink. */
    static final class FormIsChosen implements FieldRule<FiledApplication> {
        @Override
        public List<Violation> violations(FiledApplication filed) {
            return require(filed.application().form() != null, "form");
        }
    }

    /** COE0010-01: some agreements know no electronic seal. */
    static final class ElectronicSealOnlyWhereTheTypeAllows implements FieldRule<FiledApplication> {
        @Override
        public List<Violation> violations(FiledApplication filed) {
            var application = filed.application();
            var refused = application.form() == CertificateForm.ELECTRONIC_SEAL
                    && application
                            .certificateType()
                            .filter(type -> !type.electronicSeal())
                            .isPresent();
            return require(!refused, "form", String.valueOf(application.type()));
        }
    }

    /** COE0010-09: a certificate for Argentina is stamped in ink. */
    static final class ArgentinaTakesNoElectronicSeal implements FieldRule<FiledApplication> {
        @Override
        public List<Violation> violations(FiledApplication filed) {
            var application = filed.application();
            var refused = application.form() == CertificateForm.ELECTRONIC_SEAL
                    && "AR".equals(application.shipment().destination());
            return require(!refused, "form");
        }
    }
}
