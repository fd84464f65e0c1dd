package io.caseledger.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import io.caseledger.BesideTheOthers;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The layout, the names and the habits, as rules. A rule that could not fail would be none, so each is shown to. */
@BesideTheOthers
class ArchitectureTest {

    static List<Guard> guards() {
        return Stream.of(LayoutGuards.ALL, LibraryGuards.ALL, MessageGuards.ALL, HabitGuards.ALL)
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("guards")
    void givenTheCode_thenTheRuleHolds(Guard guard) {
        guard.rule().check(Code.MAIN);
    }

    @ParameterizedTest
    @MethodSource("guards")
    void givenPlantedViolations_thenTheRuleReportsEach(Guard guard) {
        var reported = guard.rule().evaluate(Code.PLANTED).getFailureReport().getDetails();

        assertThat(guard.planted()).isNotEmpty();
        for (var violation : guard.planted()) {
            assertThat(reported).anyMatch(detail -> detail.contains("." + violation));
        }
    }

    @ParameterizedTest
    @MethodSource("guards")
    void givenNothingToSelect_thenTheRuleFails(Guard guard) {
        assertThatThrownBy(() -> guard.rule().check(Code.NONE))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("failed to check any");
    }

    @Test
    void givenTheLayout_thenNoPartOfItIsMadeUp() {
        var found = Code.MAIN.stream()
                .flatMap(type -> Place.of(type).stream())
                .map(Place::part)
                .collect(Collectors.toSet());
        assertThat(found).containsAll(EnumSet.complementOf(EnumSet.copyOf(Part.NOT_YET)));
    }

    @Test
    void givenThePlantedClasses_thenNoneIsIdle() {
        var named = guards().stream()
                .flatMap(guard -> guard.planted().stream())
                .map(name -> name.replaceFirst("\\..*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        var used = Code.PLANTED.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(use -> use.getTargetClass().getSimpleName())
                .toList();
        var idle = Code.PLANTED.stream()
                .filter(JavaClass::isTopLevelClass)
                .map(JavaClass::getSimpleName)
                .filter(name -> !named.contains(name) && !used.contains(name));
        assertThat(idle).isEmpty();
    }

    @Test
    void givenTheReader_thenAllModulesAreRead() {
        var modules = Code.MAIN.stream()
                .flatMap(type -> Place.of(type).stream())
                .flatMap(place -> place.part().modules.stream())
                .collect(Collectors.toSet());
        assertThat(modules).containsExactlyInAnyOrder("command-side", "query-side", "projections", "platform", "web");
        assertThat(Code.MAIN.contain(ArchitectureTest.class)).isFalse();
    }
}
