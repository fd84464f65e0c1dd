package io.caseledger.shared.web;

import io.caseledger.shared.contract.Field;
import io.caseledger.shared.contract.Fields;
import io.caseledger.shared.reference.CodeLists;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** How the fields of a record are called and their values read, by field path and in the reader's language: one place for all that shows them. */
public class FieldWords {
    private static final Pattern INDEX = Pattern.compile("\\[(\\d+)]");
    private static final Pattern DIGITS = Pattern.compile("-?\\d+(\\.\\d+)?");

    private final Fields fields;
    private final MessageSource messages;

    public FieldWords(Fields fields, MessageSource messages) {
        this.fields = fields;
        this.messages = messages;
    }

    /** A text that has nothing to do with a field. */
    public final String text(String key, Locale locale, Object... arguments) {
        return Objects.requireNonNull(messages.getMessage(key, arguments, locale));
    }

    /** Name of a field by its path: {@code goods[0].quantity} → 貨品 1 › 數量. */
    public String label(String path, Locale locale) {
        var names = new ArrayList<String>();
        var so = "";
        for (var step : path.split("\\.", -1)) {
            var index = INDEX.matcher(step);
            var row = index.find() ? " " + (Integer.parseInt(index.group(1)) + 1) : "";
            so = (so.isEmpty() ? "" : so + ".") + Fields.unindexed(step);
            names.add(word(fields.label(so), so, locale) + row);
        }
        return String.join(" › ", names);
    }

    /** Name of the last step only, for a place that already says the rest. */
    public String shortLabel(String path, Locale locale) {
        return word(fields.label(path), Fields.unindexed(path), locale);
    }

    /** A value as a person reads it: names for codes, words for choices, separators in numbers; empty for null. */
    public String value(String path, @Nullable String raw, Locale locale) {
        if (raw == null || raw.isEmpty()) {
            return "";
        }
        return fields.at(path).map(field -> value(field, raw, locale)).orElse(raw);
    }

    private String value(Field field, String raw, Locale locale) {
        return switch (field.form()) {
            case TEXT -> raw;
            case NUMBER -> number(raw);
            case SHORT_NUMBER -> DIGITS.matcher(raw).matches() ? shortNumber(new BigDecimal(raw)) : raw;
            case SIZE -> size(raw);
            case COMMODITY_CODE -> commodityCode(raw);
            case WORD -> word(field.source() + "." + raw, raw, locale);
            case NAME -> named(field.source(), raw, locale);
            case NAME_AND_CODE -> {
                var name = named(field.source(), raw, locale);
                yield name.equals(raw) ? raw : text("shared.with-code", locale, name, raw);
            }
            case CODE_AND_NAME -> {
                var name = named(field.source(), raw, locale);
                yield name.equals(raw) ? raw : raw + " " + name;
            }
        };
    }

    /** With thousands separators, no digit added or lost (GEN-02); text that is no number as it is. */
    static String number(String raw) {
        return DIGITS.matcher(raw).matches() ? number(new BigDecimal(raw)) : raw;
    }

    public static String number(BigDecimal value) {
        var scale = Math.max(value.scale(), 0);
        return format(scale == 0 ? "#,##0" : "#,##0." + "0".repeat(scale), value);
    }

    /** Without zeros at the end. */
    public static String shortNumber(BigDecimal value) {
        return format("#,##0.######", value);
    }

    protected final String word(String key, String otherwise, Locale locale) {
        return Objects.requireNonNullElse(messages.getMessage(key, null, otherwise, locale), otherwise);
    }

    /** Name of a code, or the code itself where its list does not know it. */
    public static String named(String list, String code, Locale locale) {
        return CodeLists.byId(list).map(codes -> codes.name(code, locale)).orElse(code);
    }

    private static String format(String pattern, BigDecimal value) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
    }

    /** 8471.30.00.00-3, as the tariff prints it. */
    private static String commodityCode(String digits) {
        return digits.length() == 11 && DIGITS.matcher(digits).matches()
                ? digits.replaceFirst("(.{4})(..)(..)(..)(.)", "$1.$2.$3.$4-$5")
                : digits;
    }

    private static String size(String bytes) {
        if (!DIGITS.matcher(bytes).matches()) {
            return bytes;
        }
        var kilobytes = Math.max(1, Long.parseLong(bytes) / 1024);
        return kilobytes < 1024 ? kilobytes + " KB" : number(Long.toString(kilobytes / 1024)) + " MB";
    }
}
