package io.caseledger.shared.contract;

/** Keys of refusals that several capabilities give, so that they are the same everywhere. Their texts are {@code rule.<key>}. */
public final class RuleKeys {
    /** What is not theirs is not there for a visitor: the same answer for what is foreign and for what never was (COE0150-03). */
    public static final String CASE_EXISTS = "shared.CaseExists";

    /** GEN-08: somebody else was faster. */
    public static final String CASE_IS_UNCHANGED_SINCE_SEEN = "shared.CaseIsUnchangedSinceSeen";

    /** GEN-12: what no text may hold, whoever says it; see {@link TextPolicy}. */
    public static final String TEXTS_HOLD_NO_CONTROL_CHARACTERS = "shared.TextsHoldNoControlCharacters";

    /** GEN-12: a line break where there is one line. */
    public static final String TEXTS_STAY_ON_ONE_LINE = "shared.TextsStayOnOneLine";

    /** GEN-12: what nobody can see is not filled in. */
    public static final String TEXTS_CAN_BE_SEEN = "shared.TextsCanBeSeen";

    /** GEN-07: a key stands for one order; its argument is the number of what that became. */
    public static final String A_KEY_STANDS_FOR_ONE_ORDER = "shared.AKeyStandsForOneOrder";

    private RuleKeys() {}
}
