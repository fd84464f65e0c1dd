package io.caseledger.permit.web;

import io.caseledger.permit.contract.ImportWay;
import io.caseledger.permit.contract.MaskKind;
import io.caseledger.permit.contract.PermitApplication;
import io.caseledger.permit.contract.PermitItem;
import io.caseledger.permit.contract.PieceUnits;
import io.caseledger.shared.reference.MaskCodes;
import io.caseledger.shared.reference.RocDate;
import io.caseledger.shared.web.Form;
import io.caseledger.shared.web.FormBinder;
import io.caseledger.shared.web.Option;
import io.caseledger.shared.web.Texts;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the pages of an application and of its revision have in common: choices and sums. */
@Component
class PermitFormPages {
    private final Texts texts;
    private final Clock clock;

    PermitFormPages(Texts texts, Clock clock) {
        this.texts = texts;
        this.clock = clock;
        // read from its file now: the first form to need it is made on an event loop
        MaskCodes.list();
    }

    /** A unit of the select, and how many pieces it holds. */
    record Unit(String code, String name, long pieces) {}

    /** Commodity codes of one kind that may be used today. */
    record Codes(String kind, String name, List<Option> codes) {}

    /** What the fields of a permit's form choose from, and the pieces that they come to. */
    Map<String, Object> model(Form form, boolean agent, Locale locale) {
        return Map.of(
                "agent", agent,
                "kinds", texts.options("permit.kind.", MaskKind.values(), locale),
                "ways", texts.options("permit.way.", ImportWay.values(), locale),
                "codes", codes(locale),
                "units", units(locale),
                "sums", sums(form, locale));
    }

    private List<Codes> codes(Locale locale) {
        var today = RocDate.day(clock.instant());
        return Arrays.stream(MaskKind.values())
                .map(kind -> new Codes(
                        kind.name(),
                        texts.text("permit.kind." + kind.name(), locale),
                        MaskCodes.of(kind.name(), today).stream()
                                .map(code -> new Option(code.code(), code.code() + " " + code.name(locale)))
                                .toList()))
                .toList();
    }

    private List<Unit> units(Locale locale) {
        return PieceUnits.codes().stream()
                .map(code -> new Unit(
                        code,
                        texts.text("permit.unit." + code, locale),
                        PieceUnits.pieces(BigDecimal.ONE, code).orElse(1)))
                .toList();
    }

    /** Pieces of each kind, as the browser's own sum shows them too. */
    private List<Option> sums(Form form, Locale locale) {
        var items =
                FormBinder.bind(PermitApplication.class, form.text()).value().items();
        return Arrays.stream(MaskKind.values())
                .map(kind -> new Option(
                        kind.name(),
                        texts.text("permit.pieces", locale, String.format(Locale.ROOT, "%,d", pieces(items, kind)))))
                .toList();
    }

    private static long pieces(List<PermitItem> items, MaskKind kind) {
        return items.stream()
                .filter(item -> item.kind() == kind)
                .mapToLong(PermitItem::pieces)
                .sum();
    }
}
