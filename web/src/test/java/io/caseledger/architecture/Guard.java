package io.caseledger.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A rule with the planted classes that it must report. ArchUnit itself fails a rule that selects nothing.
 *
 * @param planted simple names
 */
record Guard(String name, ArchRule rule, List<String> planted) {

    static Guard of(String name, ArchRule rule, String... planted) {
        return new Guard(name, rule.as(name), List.of(planted));
    }

    /** Reports each class with what is wrong about it. */
    static ArchCondition<JavaClass> haveNo(String what, Function<JavaClass, Stream<String>> faults) {
        return new ArchCondition<>("have no " + what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                faults.apply(type)
                        .forEach(fault ->
                                events.add(SimpleConditionEvent.violated(type, type.getName() + ": " + fault)));
            }
        };
    }

    @Override
    public String toString() {
        return name;
    }
}
