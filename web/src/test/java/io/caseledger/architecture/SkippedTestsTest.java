package io.caseledger.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.caseledger.BesideTheOthers;
import io.caseledger.shared.Spec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A requirement is carried only by tests that run everywhere. */
@BesideTheOthers
class SkippedTestsTest {

    @Test
    void givenAllTests_thenNoneThatMayBeSkippedCarriesARequirement() throws IOException {
        var tests = tests();
        assertThat(tests.stream().flatMap(type -> type.getMethods().stream()))
                .filteredOn(method -> method.isAnnotatedWith(Spec.class))
                .hasSizeGreaterThan(100);
        assertThat(tests.stream().filter(type -> !planted(type)).flatMap(SkippedTests::faults))
                .isEmpty();
    }

    @Test
    void givenPlantedTests_thenEachIsFound() {
        var planted = new ClassFileImporter()
                .importPackagesOf(SkippedTestsTest.class).stream()
                        .filter(SkippedTestsTest::planted)
                        .toList();
        assertThat(planted.stream().flatMap(SkippedTests::faults))
                .extracting(fault -> fault.replaceFirst(".*\\$", ""))
                .containsExactlyInAnyOrder(
                        "Planted.off",
                        "Planted.onlyHere",
                        "Planted.ifRoot",
                        "Planted.ifRootSaysAnother",
                        "PlantedClass.anything",
                        "PlantedBefore.anything");
    }

    /** Those of all modules that are built before this one, and its own. */
    private static JavaClasses tests() throws IOException {
        try (var modules = Files.list(Code.PROJECT)) {
            List<Path> folders = modules.map(module -> module.resolve("target/test-classes"))
                    .filter(Files::isDirectory)
                    .toList();
            return new ClassFileImporter().importPaths(folders);
        }
    }

    private static boolean planted(JavaClass type) {
        return type.getName().startsWith(SkippedTestsTest.class.getName() + "$");
    }

    static class Planted {
        @Test
        @Disabled
        @Spec("GEN-01")
        void off() {}

        @Test
        @EnabledOnOs(OS.MAC)
        @Spec("GEN-01")
        void onlyHere() {}

        @Test
        @Spec("GEN-01")
        void ifRoot() {
            Assumptions.assumeTrue(false);
        }

        @Test
        @Spec("GEN-01")
        void ifRootSaysAnother() {
            ifRoot();
        }

        @Test
        @Disabled
        void carriesNothing() {}

        @Test
        @Spec("GEN-01")
        void runs() {}
    }

    @Spec("GEN-01")
    @Disabled
    static class PlantedClass {
        @Test
        void anything() {}
    }

    static class PlantedBefore {
        @BeforeEach
        void prepare() {
            Assumptions.assumeTrue(false);
        }

        @Test
        @Spec("GEN-01")
        void anything() {}
    }
}
