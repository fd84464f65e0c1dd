package io.caseledger.shared.reference;

import java.math.BigDecimal;

/** Sizes of numbers in customs messages: what does not fit there is refused where it is typed. Those of texts stand with their fields. */
public final class CustomsLimits {

    /** Digits before and after the decimal point of a quantity: (20,6). */
    public static final int QUANTITY_PRECISION = 20;

    /** Digits before and after the decimal point of a price: (25,6). */
    public static final int PRICE_PRECISION = 25;

    /** Digits after the decimal point. */
    public static final int SCALE = 6;

    private CustomsLimits() {}

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
}
