package io.caseledger.mask.domain;

import static io.caseledger.mask.domain.PermitSamples.*;

import io.caseledger.mask.SamplePermits;
import io.caseledger.mask.contract.ImportWay;
import io.caseledger.mask.contract.MaskKind;
import io.caseledger.mask.contract.PermitApplication;
import io.caseledger.origin.domain.Changed;
import io.caseledger.origin.domain.Samples;
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
                broken("ImporterIsTheFiler", "importer.identityNumber", "62140097"),
                broken("ImporterIsTheFiler", "importer.identityNumber", null),
                byAgent("ImporterHasAnAccount", "importer.identityNumber", "A123456789"),
                byAgent("ImporterHasAnAccount", "importer.identityNumber", null),
                byAgent("ImporterHasAnAccount", "importer.identityNumber", Samples.CLOSED_IDENTITY),
                byAgent("ImportersIdentityIsValid", "importer.identityNumber", "04595253"),
                byAgent("ImportersIdentityIsValid", "importer.identityNumber", "A123456788"),
                byAgent("PermitAgentIsTheFiler", "agent.identityNumber", "62140097"),
                byAgent("PermitAgentIsTheFiler", "agent.identityNumber", null),
                broken("PermitAgentIsTheFiler", "agent.identityNumber", Samples.AGENT_IDENTITY),
                at("PermitPartiesAreNamed", "importer.nameChinese", unnamed("importer"), IMPORTER),
                at("PermitPartiesAreNamed", "agent.nameChinese", unnamed("agent"), AGENT),
                at("PermitPartiesHaveAnAddress", "importer.address", unlocated("importer"), IMPORTER),
                at("PermitPartiesHaveAnAddress", "agent.address", unlocated("agent"), AGENT),
                broken("PermitPartiesEmailsAreWellFormed", "importer.email", null),
                broken("PermitPartiesEmailsAreWellFormed", "importer.email", "nobody"),
                broken("PermitPartiesEmailsAreWellFormed", "importer.email", "a b@example.com"),
                byAgent("PermitPartiesEmailsAreWellFormed", "agent.email", "agent@"));
    }

    static Stream<Broken> items() {
        return Stream.of(
                broken("WayIsChosen", "way", null),
                broken("PermitsHaveOneTo99Items", "items", List.of()),
                broken("PermitsHaveOneTo99Items", "items", Collections.nCopies(100, SamplePermits.medical())),
                item("KindsAreChosen", "kind", null),
                item("MaskCodesFitTheKind", "commodityCode", null),
                item("MaskCodesFitTheKind", "commodityCode", "63079050106"),
                item("MaskCodesFitTheKind", "commodityCode", "6307.90.50.31-1"),
                item("MaskCodesFitTheKind", "commodityCode", "48102220315"),
                item("MaskCodesFitTheKind", "kind", MaskKind.NON_MEDICAL, "commodityCode"),
                item("MasksAreNamed", "name", " "),
                item("UnitsCountPieces", "unit", null),
                item("UnitsCountPieces", "unit", "KGM"),
                item("QuantitiesAreWholePieces", "quantity", null),
                item("QuantitiesAreWholePieces", "quantity", BigDecimal.ZERO),
                item("QuantitiesAreWholePieces", "quantity", new BigDecimal("-1")),
                item("QuantitiesAreWholePieces", "quantity", new BigDecimal("0.5")),
                item("QuantitiesAreWholePieces", "quantity", new BigDecimal("10000000001")),
                item("QuantitiesAreWholePieces", "quantity", new BigDecimal("1.0000001")),
                item("UnitPricesAreAboveZero", "unitPrice", null),
                item("UnitPricesAreAboveZero", "unitPrice", BigDecimal.ZERO),
                item("UnitPricesAreAboveZero", "unitPrice", new BigDecimal("-2")),
                item("UnitPricesAreAboveZero", "unitPrice", new BigDecimal("0.0000001")),
                item("CurrenciesAreKnown", "currency", null),
                item("CurrenciesAreKnown", "currency", "XYZ"),
                item("CurrenciesAreKnown", "currency", "twd"),
                item("OriginsAreKnown", "origin", null),
                item("OriginsAreKnown", "origin", "XX"));
    }

    static Stream<Broken> texts() {
        return Stream.of(
                item("PermitTextsAreNotTooLong", "name", "字".repeat(301)),
                broken("PermitTextsAreNotTooLong", "importer.nameEnglish", "𠮷".repeat(201)),
                broken("PermitTextsCanBePrinted", "importer.contact", "王\u0000"),
                item("PermitTextsCanBePrinted", "name", "mask\ud800"));
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
