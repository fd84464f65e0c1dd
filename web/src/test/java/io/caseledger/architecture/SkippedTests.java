package io.caseledger.architecture;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import io.caseledger.shared.Spec;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** A test that may be skipped shows nothing where it is: no requirement may count on it. */
final class SkippedTests {
    private static final Set<String> ASSUMPTIONS = Set.of(
            "org.junit.jupiter.api.Assumptions",
            "org.assertj.core.api.Assumptions",
            "org.opentest4j.TestAbortedException");

    private SkippedTests() {}

    /** The tests of a class that carry a requirement and may be skipped. */
    static Stream<String> faults(JavaClass type) {
        var wholeClass = disabled(type)
                || type.getMethods().stream()
                        .anyMatch(method -> preparesAll(method) && maySkip(method, new HashSet<>()));
        return type.getMethods().stream()
                .filter(SkippedTests::isTest)
                .filter(method -> type.isAnnotatedWith(Spec.class) || method.isAnnotatedWith(Spec.class))
                .filter(method -> wholeClass || disabled(method) || maySkip(method, new HashSet<>()))
                .map(method -> type.getName() + "." + method.getName());
    }

    private static boolean isTest(JavaMethod method) {
        return jupiter(method, "Test", "ParameterizedTest", "RepeatedTest", "TestFactory", "TestTemplate");
    }

    private static boolean preparesAll(JavaMethod method) {
        return jupiter(method, "BeforeAll", "BeforeEach");
    }

    private static boolean jupiter(JavaMethod method, String... names) {
        return method.getAnnotations().stream()
                .map(annotation -> annotation.getRawType())
                .filter(type -> type.getPackageName().startsWith("org.junit.jupiter"))
                .anyMatch(type -> Set.of(names).contains(type.getSimpleName()));
    }

    /** By JUnit's own annotations, or by ours that carry one. */
    private static boolean disabled(CanBeAnnotated element) {
        return element instanceof HasAnnotations<?> annotated
                && annotated.getAnnotations().stream()
                        .map(JavaAnnotation::getRawType)
                        .anyMatch(type -> switchesOff(type)
                                || type.getAnnotations().stream().anyMatch(meta -> switchesOff(meta.getRawType())));
    }

    private static boolean switchesOff(JavaClass annotation) {
        return annotation.getName().equals("org.junit.jupiter.api.Disabled")
                || annotation.getPackageName().equals("org.junit.jupiter.api.condition");
    }

    /** By an assumption, its own or one of a method that it calls among the tests. */
    private static boolean maySkip(JavaCodeUnit code, Set<JavaCodeUnit> seen) {
        return seen.add(code)
                && code.getCallsFromSelf().stream()
                        .anyMatch(call ->
                                ASSUMPTIONS.contains(call.getTargetOwner().getName())
                                        || call.getTarget()
                                                .resolveMember()
                                                .filter(JavaCodeUnit.class::isInstance)
                                                .map(JavaCodeUnit.class::cast)
                                                .filter(called -> called.getOwner()
                                                        .getPackageName()
                                                        .startsWith(Place.ROOT))
                                                .filter(called -> maySkip(called, seen))
                                                .isPresent());
    }
}
