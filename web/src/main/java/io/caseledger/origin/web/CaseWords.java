package io.caseledger.origin.web;

import io.caseledger.origin.contract.CertificateType;
import io.caseledger.origin.contract.CertificateTypes;
import io.caseledger.shared.reference.CodeLists;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * How a case's fields are called and their values read, by field path and in the reader's language: one place for document, history, differences,
 * comments, mails. In templates {@code @show}.
 */
@Component("show")
public class CaseWords {
    /** Code list of a field; the index of rows left out. */
    private static final Map<String, String> LISTS = Map.of(
            "issuingUnit", "issuing-units",
            "shipment.destination", "countries",
            "shipment.portOfLoading", "ports",
            "shipment.portOfDischarge", "ports",
            "shipment.placeOfTransshipment", "ports",
            "shipment.transportMode", "transport-modes",
            "goods.unit", "units");

    private static final Pattern INDEX = Pattern.compile("\\[(\\d+)]");
    private static final Pattern DIGITS = Pattern.compile("-?\\d+(\\.\\d+)?");

    private final MessageSource messages;

    CaseWords(MessageSource messages) {
        this.messages = messages;
        // read from files now: the first page to need them is made on an event loop
        CertificateTypes.all();
        CodeLists.all().forEach(list -> {
            list.all(Locale.TAIWAN);
            list.all(Locale.ENGLISH);
        });
    }

    /** Name of a field by its path: {@code goods[0].quantity} → 貨品 1 › 數量. */
    public String label(String path, Locale locale) {
        var names = new ArrayList<String>();
        var so = new StringBuilder();
        for (var step : path.split("\\.", -1)) {
            var index = INDEX.matcher(step);
            var row = index.find() ? Integer.parseInt(index.group(1)) + 1 : 0;
            so.append(so.isEmpty() ? "" : ".").append(step.replaceAll("\\[\\d+]", ""));
            var name = word("origin.field." + so, path, locale);
            names.add(row == 0 ? name : name + " " + row);
        }
        return String.join(" › ", names);
    }

    /** Name of the last step only, for a place that already says the rest. */
    public String shortLabel(String path, Locale locale) {
        return word("origin.field." + unindexed(path), path, locale);
    }

    /** A value as a person reads it: names for codes, words for choices, separators in numbers; empty for null. */
    public String value(String path, @Nullable String raw, Locale locale) {
        if (raw == null || raw.isEmpty()) {
            return "";
        }
        var field = unindexed(path);
        var list = LISTS.get(field);
        if (list != null) {
            return coded(list, raw, locale);
        }
        return switch (field) {
            case "type" -> raw + " " + type(raw, locale);
            case "clearance", "form", "attachments.delivery", "attachments.kind" ->
                word("origin.value." + field + "." + raw, raw, locale);
            case "manufacturers.representative",
                    "manufacturers.confidential",
                    "goods.heading",
                    "goods.printCommodityCode" -> word("origin.value." + raw, raw, locale);
            case "goods.quantity", "originals", "duplicates" -> number(raw);
            case "attachments.size" -> size(raw);
            case "goods.commodityCode" -> commodityCode(raw);
            default -> raw;
        };
    }

    /** Name of a certificate type; the code where it is not known any more. */
    public String type(String code, Locale locale) {
        return CertificateTypes.byCode(code).map(type -> name(type, locale)).orElse(code);
    }

    /** Name of a state. */
    public String state(String state, Locale locale) {
        return word("origin.state." + state, state, locale);
    }

    public String unit(String code, Locale locale) {
        return named("issuing-units", code, locale);
    }

    public String country(@Nullable String code, Locale locale) {
        return code == null ? "" : named("countries", code, locale);
    }

    static String name(CertificateType type, Locale locale) {
        return locale.getLanguage().equals("zh") ? type.nameChinese() : type.nameEnglish();
    }

    /** How much of the time for a review has gone: 0 to 100. */
    public int elapsed(Instant receivedAt, Instant dueAt, Clock clock) {
        var all = Math.max(1, Duration.between(receivedAt, dueAt).toSeconds());
        var gone = Duration.between(receivedAt, clock.instant()).toSeconds();
        return (int) Math.clamp(gone * 100 / all, 0, 100);
    }

    /** With thousands separators, no digit added or lost (GEN-02); text that is no number as it is. */
    static String number(String raw) {
        if (!DIGITS.matcher(raw).matches()) {
            return raw;
        }
        return number(new BigDecimal(raw));
    }

    static String number(BigDecimal value) {
        var format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        var scale = Math.max(value.scale(), 0);
        format.setMinimumFractionDigits(scale);
        format.setMaximumFractionDigits(scale);
        return format.format(value);
    }

    private String word(String key, String otherwise, Locale locale) {
        return Objects.requireNonNullElse(messages.getMessage(key, null, otherwise, locale), otherwise);
    }

    private static String coded(String list, String code, Locale locale) {
        var name = named(list, code, locale);
        return name.equals(code) ? code : name + "（" + code + "）";
    }

    private static String named(String list, String code, Locale locale) {
        return CodeLists.byId(list).map(codes -> codes.name(code, locale)).orElse(code);
    }

    /** 8471.30.00.00-3, as the tariff prints it. */
    private static String commodityCode(String digits) {
        return digits.length() == 11 && DIGITS.matcher(digits).matches()
                ? String.join(
                        ".",
                        List.of(
                                digits.substring(0, 4),
                                digits.substring(4, 6),
                                digits.substring(6, 8),
                                digits.substring(8, 10) + "-" + digits.substring(10)))
                : digits;
    }

    private static String size(String bytes) {
        if (!DIGITS.matcher(bytes).matches()) {
            return bytes;
        }
        var kilobytes = Math.max(1, Long.parseLong(bytes) / 1024);
        return kilobytes < 1024 ? kilobytes + " KB" : number(Long.toString(kilobytes / 1024)) + " MB";
    }

    private static String unindexed(String path) {
        return INDEX.matcher(path).replaceAll("");
    }
}
