package io.caseledger.accounts.contract;

import java.text.Normalizer;
import java.util.Locale;

/** How user names are compared. */
public final class UserName {
    private UserName() {}

    /** The form in which two user names are the same name: full-width letters as half-width ones, small letters (ACC-03). */
    public static String folded(String typed) {
        return Normalizer.normalize(typed.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
