package io.caseledger.shared.reference;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Unified business number 統一編號: 8 digits, the last of them a check digit.
 *
 * <p>Rule of the Ministry of Finance since 2023-04-01: weights 1,2,1,2,1,2,4,1; the digits of the products are added; the sum is
 * divisible by 5 (before: by 10). A 7 as seventh digit gives a product of 28, whose digit sum 10 may count as 1 or 0.
 */
public final class BusinessNumber {

    /** The one error that an officer may override with a reason: some registered numbers do not follow the rule. */
    public static final String CHECKSUM = "identifier.business-number.checksum";

    private static final Shape SHAPE = new Shape("identifier.business-number", "99999999");
    private static final int[] WEIGHTS = {1, 2, 1, 2, 1, 2, 4, 1};

    private BusinessNumber() {}

    /** Checks a number as typed; the message of a wrong check digit names the digits that would fit. */
    public static Check check(String typed) {
        String number = Typed.compact(typed);
        @Nullable Check misfit = SHAPE.misfit(number);
        if (misfit != null) {
            return misfit;
        }
        if (addsUp(number)) {
            return Check.ok(number);
        }
        String head = number.substring(0, 7);
        List<String> fitting = new ArrayList<>();
        for (int last = 0; last <= 9; last++) {
            if (addsUp(head + last)) {
                fitting.add(Integer.toString(last));
            }
        }
        return Check.error(number, CHECKSUM, number.substring(7), String.join(" / ", fitting));
    }

    private static boolean addsUp(String number) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            int product = (number.charAt(i) - '0') * WEIGHTS[i];
            sum += product / 10 + product % 10;
        }
        return sum % 5 == 0 || (number.charAt(6) == '7' && (sum + 1) % 5 == 0);
    }
}
