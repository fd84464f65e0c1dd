package io.caseledger.origin.projection;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.origin.contract.Party;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What of an application can be searched (COE0150-01). */
final class SearchText {
    private SearchText() {}

    /** The name a list shows: Chinese before English. */
    static @Nullable String nameOf(Party party) {
        return party.nameChinese() == null ? party.nameEnglish() : party.nameChinese();
    }

    /** PostgreSQL's array form of the commodity codes; they are digits only, so nothing needs escaping. */
    static String commodityCodes(CertificateApplication application) {
        return application.goods().stream()
                .map(line ->
                        line.commodityCode() == null ? "" : line.commodityCode().replaceAll("[^0-9]", ""))
                .filter(code -> !code.isEmpty())
                .distinct()
                .collect(Collectors.joining(",", "{", "}"));
    }

    static String of(String receiptNumber, CertificateApplication a) {
        return Stream.of(
                        Stream.of(
                                receiptNumber,
                                a.goodsDescription(),
                                a.remark(),
                                a.shipment().conveyance()),
                        Stream.of(a.applicant(), a.agent(), a.exporter(), a.importer())
                                .flatMap(SearchText::of),
                        a.manufacturers().stream()
                                .filter(m -> !m.confidential())
                                .flatMap(m -> Stream.of(m.nameChinese(), m.nameEnglish(), m.address())),
                        a.goods().stream().flatMap(g -> Stream.of(g.name(), g.commodityCode())),
                        a.declarations().stream()
                                .flatMap(d ->
                                        Stream.of(d.declarationNumber(), d.voucherNumber(), d.certificateCopyNumber())))
                .flatMap(texts -> texts)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }

    private static Stream<@Nullable String> of(Party party) {
        return Stream.of(
                party.identityNumber(),
                party.nameChinese(),
                party.nameEnglish(),
                party.addressChinese(),
                party.addressEnglish());
    }
}
