package io.caseledger.permit.domain;

import static io.caseledger.permit.domain.PermitSamples.*;

import io.caseledger.origin.domain.Changed;
import io.caseledger.origin.domain.Samples;
import io.caseledger.permit.SamplePermits;
import io.caseledger.permit.contract.ImportWay;
import io.caseledger.permit.contract.MaskKind;
import io.caseledger.permit.contract.PermitApplication;
import io.caseledger.shared.contract.Actor;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Applications for a permit that break one rule each. Every rule on applications has to be among them. */
final class BrokenContents {

    /** @param field where the rule reports it */
    record Broken(String rule, String field, PermitApplication application, Actor actor) {
        @Override
        public String toString() {
            return rule + " at " + field + " by " + actor.role();
        }
    }

    private BrokenContents() {}

    static Stream<Broken> parties() {
        return Stream.of(
                broken("permit.ImporterIsTheFiler", "importer.identityNumber", "62140097"),
                broken("permit.ImporterIsTheFiler", "importer.identityNumber", null),
                byAgent("permit.ImporterHasAnAccount", "importer.identityNumber", "A123456789"),
                byAgent("permit.ImporterHasAnAccount", "importer.identityNumber", null),
                byAgent("permit.ImporterHasAnAccount", "importer.identityNumber", Samples.CLOSED_IDENTITY),
                byAgent("permit.ImporterHasAuthorisedTheAgent", "importer.identityNumber", "62140097"),
                byAgent("permit.ImportersIdentityIsValid", "importer.identityNumber", "04595253"),
                byAgent("permit.ImportersIdentityIsValid", "importer.identityNumber", "A123456788"),
                byAgent("permit.PermitAgentIsTheFiler", "agent.identityNumber", "62140097"),
                byAgent("permit.PermitAgentIsTheFiler", "agent.identityNumber", null),
                broken("permit.PermitAgentIsTheFiler", "agent.identityNumber", Samples.AGENT_IDENTITY),
                at("permit.PermitPartiesAreNamed", "importer.nameChinese", unnamed("importer"), IMPORTER),
                at("permit.PermitPartiesAreNamed", "agent.nameChinese", unnamed("agent"), AGENT),
                at("permit.PermitPartiesHaveAnAddress", "importer.address", unlocated("importer"), IMPORTER),
                at("permit.PermitPartiesHaveAnAddress", "agent.address", unlocated("agent"), AGENT),
                broken("permit.PermitPartiesEmailsAreWellFormed", "importer.email", null),
                broken("permit.PermitPartiesEmailsAreWellFormed", "importer.email", "nobody"),
                broken("permit.PermitPartiesEmailsAreWellFormed", "importer.email", "a b@example.com"),
                byAgent("permit.PermitPartiesEmailsAreWellFormed", "agent.email", "agent@"));
    }

    static Stream<Broken> items() {
        return Stream.of(
                broken("permit.WayIsChosen", "way", null),
                broken("permit.PermitsHaveOneTo99Items", "items", List.of()),
                broken("permit.PermitsHaveOneTo99Items", "items", Collections.nCopies(100, SamplePermits.medical())),
                item("permit.KindsAreChosen", "kind", null),
                item("permit.MaskCodesFitTheKind", "commodityCode", null),
                item("permit.MaskCodesFitTheKind", "commodityCode", "63079050106"),
                item("permit.MaskCodesFitTheKind", "commodityCode", "6307.90.50.31-1"),
                item("permit.MaskCodesFitTheKind", "commodityCode", "48102220315"),
                item("permit.MaskCodesFitTheKind", "kind", MaskKind.NON_MEDICAL, "commodityCode"),
                item("permit.MasksAreNamed", "name", " "),
                item("permit.UnitsCountPieces", "unit", null),
                item("permit.UnitsCountPieces", "unit", "KGM"),
                item("permit.QuantitiesAreWholePieces", "quantity", null),
                item("permit.QuantitiesAreWholePieces", "quantity", BigDecimal.ZERO),
                item("permit.QuantitiesAreWholePieces", "quantity", new BigDecimal("-1")),
                item("permit.QuantitiesAreWholePieces", "quantity", new BigDecimal("0.5")),
                item("permit.QuantitiesAreWholePieces", "quantity", new BigDecimal("10000000001")),
                item("permit.QuantitiesAreWholePieces", "quantity", new BigDecimal("1.0000001")),
                item("permit.UnitPricesAreAboveZero", "unitPrice", null),
                item("permit.UnitPricesAreAboveZero", "unitPrice", BigDecimal.ZERO),
                item("permit.UnitPricesAreAboveZero", "unitPrice", new BigDecimal("-2")),
                item("permit.UnitPricesAreAboveZero", "unitPrice", new BigDecimal("0.0000001")),
                item("permit.CurrenciesAreKnown", "currency", null),
                item("permit.CurrenciesAreKnown", "currency", "XYZ"),
                item("permit.CurrenciesAreKnown", "currency", "twd"),
                item("permit.OriginsAreKnown", "origin", null),
                item("permit.OriginsAreKnown", "origin", "XX"));
    }

    static Stream<Broken> texts() {
        return Stream.of(
                item("shared.TextsAreNotTooLong", "name", "字".repeat(301)),
                broken("shared.TextsAreNotTooLong", "importer.nameEnglish", "𠮷".repeat(201)),
                item("shared.TextsCanBePrinted", "name", "마스크"),
                broken("shared.TextsAreInPrintedScripts", "importer.contact", "दिल्ली"));
    }

    static Stream<Broken> all() {
        return Stream.of(parties(), items(), texts()).flatMap(broken -> broken);
    }

    private static PermitApplication unnamed(String party) {
        return Changed.with(
                Changed.with(applicationByAgentOr(party), party + ".nameChinese", null), party + ".nameEnglish", " ");
    }

    private static PermitApplication unlocated(String party) {
        return Changed.with(
                Changed.with(applicationByAgentOr(party), party + ".address", ""), party + ".addressEnglish", null);
    }

    private static PermitApplication applicationByAgentOr(String party) {
        return party.equals("agent") ? applicationByAgent() : application();
    }

    private static Broken broken(String rule, String field, @Nullable Object value) {
        return at(rule, field, Changed.with(application(), field, value), IMPORTER);
    }

    private static Broken byAgent(String rule, String field, @Nullable Object value) {
        return at(rule, field, Changed.with(applicationByAgent(), field, value), AGENT);
    }

    private static Broken item(String rule, String field, @Nullable Object value) {
        return item(rule, field, value, field);
    }

    private static Broken item(String rule, String field, @Nullable Object value, String reported) {
        var item = Changed.with(SamplePermits.medical(), field, value);
        return at(rule, "items[0]." + reported, withItems(ImportWay.DECLARATION, item), IMPORTER);
    }

    private static Broken at(String rule, String field, PermitApplication application, Actor actor) {
        return new Broken(rule, field, application, actor);
    }
}
