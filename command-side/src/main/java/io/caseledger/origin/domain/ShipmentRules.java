package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CertificateType;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.domain.FieldRule;
import io.caseledger.shared.reference.Countries;
import io.caseledger.shared.reference.Ports;
import io.caseledger.shared.reference.TransportModes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where the goods go, and how (COE0010-02, -04). */
final class ShipmentRules {
    static final List<FieldRule<FiledApplication>> REFUSING = List.of(
            new DestinationIsKnown(),
            new DestinationFitsTheType(),
            new PortsAreKnown(),
            new TransportModeIsKnown(),
            new ShipDateIsPlausible());

    /** No certain source stands behind these: they are shown and stop nothing. */
    static final List<FieldRule<FiledApplication>> WARNING = List.of(new PortsMatchTheRoute());

    private ShipmentRules() {}

    /** COE0010-04: a country of ISO 3166-1. */
    static final class DestinationIsKnown implements FieldRule<FiledApplication> {
        @Override
        public List<Violation> violations(FiledApplication filed) {
            var typed = filed.application().shipment().destination();
            return requireCode(Countries.list().has(typed), "shipment.destination", "country", typed);
        }
    }

    /** COE0010-02: an agreement's certificate goes to the other party of that agreement. */
    static final class DestinationFitsTheType implements FieldRule<FiledApplication> {
        @Override
        public List<Violation> violations(FiledApplication filed) {
            var application = filed.application();
            var destination = application.shipment().destination();
            var asked = application
                    .certificateType()
                    .map(CertificateType::destinations)
                    .orElse(List.of());
            return require(
                    destination == null || asked.isEmpty() || asked.contains(destination),
                    "shipment.destination",
                    String.join(", ", asked));
        }
    }

    /** COE0010-04: loading and discharge are named, transshipment where there is one; a well-formed UN/LOCODE that our list lacks is taken. */
    static final class PortsAreKnown implements FieldRule<FiledApplication> {
        private static final Pattern CODE = Pattern.compile("[A-Z]{2}[A-Z2-9]{3}");

        @Override
        public List<Violation> violations(FiledApplication filed) {
            var shipment = filed.application().shipment();
            var found = new ArrayList<Violation>();
            found.addAll(port(shipment.portOfLoading(), "portOfLoading"));
            found.addAll(port(shipment.portOfDischarge(), "portOfDischarge"));
            var transshipment = shipment.placeOfTransshipment();
            if (transshipment != null && !transshipment.isEmpty()) {
                found.addAll(port(transshipment, "placeOfTransshipment"));
            }
            return found;
        }

        private List<Violation> port(@Nullable String typed, String field) {
            return requireCode(isPort(typed), "shipment." + field, "port", typed);
        }

        private static boolean isPort(@Nullable String code) {
            return code != null && CODE.matcher(code).matches() && Ports.isWellFormed(code);
        }
    }

    /** COE0010-04: a mode of UN/ECE Recommendation 19. */
    static final class TransportModeIsKnown implements FieldRule<FiledApplication> {
        @Override
        public List<Violation> violations(FiledApplication filed) {
            var typed = filed.application().shipment().transportMode();
            return requireCode(TransportModes.list().has(typed), "shipment.transportMode", "transport-mode", typed);
        }
    }

    /** COE0010-04: a ship date is given and lies within two years back and one year ahead; anything else is mistyped. */
    static final class ShipDateIsPlausible implements FieldRule<FiledApplication> {
        @Override
        public List<Violation> violations(FiledApplication filed) {
            var date = filed.application().shipment().shipDate();
            var earliest = filed.by().today().minusYears(2);
            var latest = filed.by().today().plusYears(1);
            return require(
                    date != null && !date.isBefore(earliest) && !date.isAfter(latest),
                    "shipment.shipDate",
                    earliest.toString(),
                    latest.toString());
        }
    }

    /** COE0010-04: goods may pass a neighbour's port, so a port of discharge outside the destination, or of loading outside Taiwan, only warns. */
    static final class PortsMatchTheRoute implements FieldRule<FiledApplication> {
        @Override
        public List<Violation> violations(FiledApplication filed) {
            var shipment = filed.application().shipment();
            var found = new ArrayList<Violation>();
            var loading = shipment.portOfLoading();
            var discharge = shipment.portOfDischarge();
            var destination = shipment.destination();
            found.addAll(require(
                    loading == null || loading.startsWith("TW"),
                    "shipment.portOfLoading",
                    "TW",
                    String.valueOf(loading)));
            found.addAll(require(
                    discharge == null || destination == null || discharge.startsWith(destination),
                    "shipment.portOfDischarge",
                    String.valueOf(destination),
                    String.valueOf(discharge)));
            return found;
        }
    }
}
