package io.caseledger.permit.web;

import io.caseledger.permit.contract.PermitApplication;
import io.caseledger.permit.contract.PermitItem;
import io.caseledger.permit.contract.PermitParty;
import io.caseledger.permit.contract.PermitState;
import io.caseledger.permit.query.PermitView;
import io.caseledger.shared.pdf.QrCode;
import io.caseledger.shared.reference.RocDate;
import io.caseledger.shared.web.FieldWords;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A version of a permit as it stands on paper (MSK-05).
 *
 * @param mark what stands across the paper, the end of a message key: a state in which it lets nothing in, or {@code SUPERSEDED}; null for none
 * @param kind name of the revision's kind; null for the first version
 * @param address of the permit's page
 * @param qr the address as an image
 * @param medical pieces, with separators
 */
record PermitPaper(
        String number,
        int revision,
        @Nullable String mark,
        Day issued,
        Day until,
        Day revised,
        String way,
        @Nullable String kind,
        @Nullable String description,
        @Nullable String reissueOf,
        @Nullable String reissuedAs,
        List<Party> parties,
        List<Item> items,
        String medical,
        String nonMedical,
        String total,
        String address,
        String qr) {
    private static final int ROC_OFFSET = 1911;

    /** A day both ways. The parts are text: a year has no thousands separator. */
    record Day(String iso, String rocYear, String month, String day) {
        static Day of(LocalDate date) {
            return new Day(
                    date.toString(),
                    Integer.toString(date.getYear() - ROC_OFFSET),
                    Integer.toString(date.getMonthValue()),
                    Integer.toString(date.getDayOfMonth()));
        }
    }

    /** @param role {@code importer} or {@code agent} */
    record Party(
            String role,
            String name,
            @Nullable String english,
            String identity,
            @Nullable String address,
            @Nullable String contact) {
        static Party of(String role, PermitParty party) {
            var name = Optional.ofNullable(party.nameChinese()).or(() -> Optional.ofNullable(party.nameEnglish()));
            return new Party(
                    role,
                    name.orElse("–"),
                    party.nameChinese() == null ? null : party.nameEnglish(),
                    Objects.requireNonNullElse(party.identityNumber(), "–"),
                    joined(party.address(), party.addressEnglish()),
                    joined(party.contact(), party.telephone(), party.email()));
        }
    }

    /** An item, ready to be read. */
    record Item(
            String number,
            String name,
            @Nullable String kind,
            String code,
            String origin,
            String quantity,
            @Nullable String unit,
            String pieces,
            String price) {}

    /** @param publicUrl address of the service, without a slash at its end */
    static PermitPaper of(PermitView view, PermitApplication application, String publicUrl, Locale locale) {
        var row = view.row();
        var version = view.revisions().stream()
                .filter(one -> one.revision() == row.revision())
                .findFirst();
        var parties = new ArrayList<Party>();
        parties.add(Party.of("importer", application.importer()));
        if (!application.agent().equals(PermitParty.NONE)) {
            parties.add(Party.of("agent", application.agent()));
        }
        var items = new ArrayList<Item>();
        for (var item : application.items()) {
            items.add(item(items.size() + 1, item, locale));
        }
        var address = publicUrl + "/mask/permits/" + row.permitNumber();
        return new PermitPaper(
                row.permitNumber(),
                row.revision(),
                mark(row.state(), row.newest()),
                Day.of(row.issuedOn()),
                Day.of(row.validUntil()),
                Day.of(RocDate.day(row.revisedAt())),
                row.way(),
                version.map(PermitView.Version::kind).orElse(null),
                version.map(PermitView.Version::description).orElse(null),
                view.reissueOf(),
                view.reissuedAs(),
                List.copyOf(parties),
                List.copyOf(items),
                number(row.medicalPieces()),
                number(row.nonMedicalPieces()),
                number(row.medicalPieces() + row.nonMedicalPieces()),
                address,
                QrCode.dataUri(address));
    }

    private static @Nullable String mark(String state, boolean newest) {
        return state.equals(PermitState.ISSUED.name()) ? newest ? null : "SUPERSEDED" : state;
    }

    private static Item item(int number, PermitItem item, Locale locale) {
        return new Item(
                Integer.toString(number),
                Objects.requireNonNullElse(item.name(), "–"),
                item.kind() == null ? null : item.kind().name(),
                Objects.requireNonNullElse(item.commodityCode(), "–"),
                named("countries", item.origin(), locale),
                item.quantity() == null ? "–" : FieldWords.shortNumber(item.quantity()),
                item.unit(),
                number(item.pieces()),
                item.unitPrice() == null
                        ? "–"
                        : Objects.requireNonNullElse(item.currency(), "") + " "
                                + FieldWords.shortNumber(item.unitPrice()));
    }

    private static String named(String list, @Nullable String code, Locale locale) {
        return code == null ? "–" : FieldWords.named(list, code, locale);
    }

    private static @Nullable String joined(@Nullable String... texts) {
        var text = Stream.of(texts)
                .filter(Objects::nonNull)
                .filter(one -> !one.isBlank())
                .collect(Collectors.joining(" · "));
        return text.isEmpty() ? null : text;
    }

    private static String number(long value) {
        return FieldWords.shortNumber(BigDecimal.valueOf(value));
    }
}
