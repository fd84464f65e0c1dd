package io.caseledger.permit.contract;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Units in which masks are counted, and how many pieces each holds: the inventory is kept to the piece. */
public final class PieceUnits {
    /** More pieces than this are no quantity of masks, wherever one is given. */
    public static final long MOST = 10_000_000_000L;

    private static final Map<String, Integer> PIECES = pieces();

    private PieceUnits() {}

    /** Codes of UN/ECE Recommendation 20, the plain piece first. */
    public static Set<String> codes() {
        return PIECES.keySet();
    }

    /** How many whole pieces a quantity is; empty where it is none, not whole, below one or more than ten thousand million. */
    public static OptionalLong pieces(@Nullable BigDecimal quantity, @Nullable String unit) {
        var each = unit == null ? null : PIECES.get(unit);
        if (quantity == null || each == null) {
            return OptionalLong.empty();
        }
        try {
            var pieces = quantity.multiply(BigDecimal.valueOf(each)).longValueExact();
            return pieces < 1 || pieces > MOST ? OptionalLong.empty() : OptionalLong.of(pieces);
        } catch (ArithmeticException notWhole) {
            return OptionalLong.empty();
        }
    }

    private static Map<String, Integer> pieces() {
        var pieces = new LinkedHashMap<String, Integer>();
        pieces.put("H87", 1);
        pieces.put("C62", 1);
        pieces.put("DZN", 12);
        pieces.put("CEN", 100);
        pieces.put("MIL", 1000);
        return Collections.unmodifiableMap(pieces);
    }
}
