package io.caseledger.shared.domain;

/**
 * A rule's name is its sentence. With its capability before it, it is the key by which a refusal is told apart and its text is found: the class
 * {@code OnlyTheFilerRevises} in {@code io.caseledger.origin.domain} is {@code origin.OnlyTheFilerRevises}, its text {@code rule.origin.OnlyTheFilerRevises}.
 */
public interface Named {
    /** @return such as {@code origin.OnlyTheFilerRevises} */
    default String key() {
        return keyOf(getClass());
    }

    /** @param rule a class below {@code io.caseledger.<capability>} */
    static String keyOf(Class<?> rule) {
        var capability = rule.getPackageName().split("\\.", -1)[2];
        return capability + "." + rule.getSimpleName();
    }
}
