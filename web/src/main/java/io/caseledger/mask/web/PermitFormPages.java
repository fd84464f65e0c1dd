package io.caseledger.mask.web;

import io.caseledger.mask.contract.ImportWay;
import io.caseledger.mask.contract.MaskKind;
import io.caseledger.mask.contract.PermitApplication;
import io.caseledger.mask.contract.PermitCheck;
import io.caseledger.mask.contract.PermitItem;
import io.caseledger.mask.contract.PieceUnits;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.reference.CodeLists;
import io.caseledger.shared.reference.MaskCodes;
import io.caseledger.shared.reference.RocDate;
import io.caseledger.shared.web.Form;
import io.caseledger.shared.web.FormBinder;
import io.caseledger.shared.web.Option;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What the forms of an application and of its revision have in common: choices, checks, sums. */
@Component
class PermitFormPages {
    private final PermitCheck rules;
    private final MessageSource messages;
    private final Clock clock;

    PermitFormPages(PermitCheck rules, MessageSource messages, Clock clock) {
        this.rules = rules;
        this.messages = messages;
        this.clock = clock;
        // read from its file now: the first form to need it is made on an event loop
        MaskCodes.list();
    }

    /**
     * @param violations what could not be read, and all that the rules find
     * @param warnings what looks odd and stops nothing
     */
    record Checked(PermitApplication application, List<Violation> violations, List<Violation> warnings) {
        boolean wrong(String... parts) {
            return !of(parts).isEmpty();
        }

        List<Violation> of(String... parts) {
            return violations.stream()
                    .filter(found -> Arrays.stream(parts)
                            .anyMatch(part -> found.field().equals(part)
                                    || found.field().startsWith(part + ".")
                                    || found.field().startsWith(part + "[")))
                    .toList();
        }
    }

    /** A unit of the select, and how many pieces it holds. */
    record Unit(String code, String name, long pieces) {}

    /** Commodity codes of one kind that may be used today. */
    record Codes(String kind, String name, List<Option> codes) {}

    /** Off the event loop: the rules look accounts up. */
    Mono<Checked> check(PermitFiler filer, Map<String, String> fields) {
        return Mono.fromCallable(() -> {
                    var bound = FormBinder.bind(PermitApplication.class, fields);
                    var unreadable =
                            bound.violations().stream().map(Violation::field).collect(Collectors.toSet());
                    var all = new ArrayList<>(bound.violations());
                    // a field that cannot be read is empty to the rules; that it is empty need not be said as well
                    rules.check(bound.value(), filer.actor()).stream()
                            .filter(found -> !unreadable.contains(found.field()))
                            .forEach(all::add);
                    return new Checked(bound.value(), List.copyOf(all), rules.warnings(bound.value(), filer.actor()));
                })
                .subscribeOn(Schedulers.boundedElastic());
    }

    /** What the fields of a permit's form choose from, and the pieces that they come to. */
    Map<String, Object> model(Form form, boolean agent, Locale locale) {
        return Map.of(
                "agent", agent,
                "kinds", options("mask.permit.kind.", MaskKind.values(), locale),
                "ways", options("mask.permit.way.", ImportWay.values(), locale),
                "codes", codes(locale),
                "units", units(locale),
                "sums", sums(form, locale));
    }

    String text(String key, Locale locale, Object... arguments) {
        return Objects.requireNonNull(messages.getMessage(key, arguments, locale));
    }

    private <E extends Enum<E>> List<Option> options(String key, E[] values, Locale locale) {
        return Arrays.stream(values)
                .map(value -> new Option(value.name(), text(key + value.name(), locale)))
                .toList();
    }

    private List<Codes> codes(Locale locale) {
        var today = RocDate.day(clock.instant());
        return Arrays.stream(MaskKind.values())
                .map(kind -> new Codes(
                        kind.name(),
                        text("mask.permit.kind." + kind.name(), locale),
                        MaskCodes.of(kind.name(), today).stream()
                                .map(code -> new Option(code.code(), code.code() + " " + code.name(locale)))
                                .toList()))
                .toList();
    }

    private static List<Unit> units(Locale locale) {
        return PieceUnits.codes().stream()
                .map(code -> new Unit(
                        code,
                        CodeLists.byId("units")
                                .map(list -> list.name(code, locale))
                                .orElse(code),
                        PieceUnits.pieces(BigDecimal.ONE, code).orElse(1)))
                .toList();
    }

    /** Pieces of each kind, as the browser's own sum shows them too. */
    private List<Option> sums(Form form, Locale locale) {
        var items = FormBinder.bind(PermitApplication.class, SentPermit.fields(form))
                .value()
                .items();
        return Arrays.stream(MaskKind.values())
                .map(kind -> new Option(
                        kind.name(),
                        text(
                                "mask.permit.pieces",
                                locale,
                                String.format(
                                        Locale.ROOT,
                                        "%,d",
                                        items.stream()
                                                .filter(item -> item.kind() == kind)
                                                .mapToLong(PermitItem::pieces)
                                                .sum()))))
                .toList();
    }
}
