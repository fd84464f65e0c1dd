package io.caseledger.shared.reference;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Sizes of the fields in customs messages: what does not fit there is refused where it is typed. */
public final class CustomsLimits {

    /** Digits before and after the decimal point of a quantity: (20,6). */
    public static final int QUANTITY_PRECISION = 20;

    /** Digits before and after the decimal point of a price: (25,6). */
    public static final int PRICE_PRECISION = 25;

    /** Digits after the decimal point. */
    public static final int SCALE = 6;

    private CustomsLimits() {}

    /** Item number of a declaration or permit: 1 to 4 digits. */
    public static Check itemNumber(String typed) {
        String number = Typed.compact(typed);
        @Nullable Check tooLong = tooLong(number, "identifier.item-number", 4);
        if (tooLong != null) {
            return tooLong;
        }
        for (int i = 0; i < number.length(); i++) {
            if (!Typed.isDigit(number.charAt(i))) {
                return Check.error(number, "identifier.item-number.digit", i + 1, Typed.at(number, i));
            }
        }
        return Check.ok(number);
    }

    /** Permit number: up to 14 characters. Hyphens belong to it and stay. */
    public static Check permitNumber(String typed) {
        return upTo(typed, "identifier.permit-number", 14);
    }

    /** Certificate number: up to 35 characters. Hyphens belong to it and stay. */
    public static Check certificateNumber(String typed) {
        return upTo(typed, "identifier.certificate-number", 35);
    }

    /** Unit of quantity: up to 3 characters. */
    public static Check unit(String typed) {
        return upTo(typed, "identifier.unit", 3);
    }

    /** Currency: up to 3 characters. */
    public static Check currency(String typed) {
        return upTo(typed, "identifier.currency", 3);
    }

    /** Quantity: not negative, up to 14 digits before and 6 after the decimal point. */
    public static Check quantity(BigDecimal quantity) {
        return decimal(quantity, "identifier.quantity", QUANTITY_PRECISION);
    }

    /** Price: not negative, up to 19 digits before and 6 after the decimal point. */
    public static Check price(BigDecimal price) {
        return decimal(price, "identifier.price", PRICE_PRECISION);
    }

    private static Check decimal(BigDecimal typed, String prefix, int precision) {
        BigDecimal value = typed.stripTrailingZeros();
        if (value.signum() < 0) {
            return Check.error(Decimals.plain(value), prefix + ".negative");
        }
        if (value.scale() > SCALE) {
            return Check.error(Decimals.plain(value), prefix + ".decimals", SCALE, value.scale());
        }
        // long arithmetic: a scale near Integer.MIN_VALUE would overflow
        long whole = (long) value.precision() - value.scale();
        if (whole > precision - SCALE) {
            return Check.error(Decimals.plain(value), prefix + ".digits", precision - SCALE, whole);
        }
        return Check.ok(Decimals.plain(value));
    }

    private static Check upTo(String typed, String prefix, int longest) {
        String text = Typed.folded(typed).strip();
        @Nullable Check tooLong = tooLong(text, prefix, longest);
        return tooLong != null ? tooLong : Check.ok(text);
    }

    private static @Nullable Check tooLong(String text, String prefix, int longest) {
        if (text.isEmpty()) {
            return Check.error(text, prefix + ".empty");
        }
        int length = Typed.length(text);
        return length > longest ? Check.error(text, prefix + ".length", longest, length) : null;
    }
}
