package io.caseledger.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A name that stands for two things leads whoever looks for one to the other. Only capabilities may have the same kind of thing each, under one name and in the
 * same kind of package, as {@code PartyRules} in their {@code domain}.
 */
class OneNameOneThingTest {

    @Test
    void givenTheProject_thenEachNameStandsForOneThing() throws IOException {
        var files = RuleKeysTest.sources().map(Path::toString).toList();
        assertThat(files).anyMatch(file -> file.endsWith("origin/domain/PartyRules.java"));
        assertThat(ambiguous(files)).isEmpty();
    }

    @Test
    void givenPlantedNames_thenThoseThatStandForTwoThingsAreFound() {
        var home = "x/src/main/java/io/caseledger/";
        assertThat(ambiguous(Stream.of(
                                "permit/domain/PermitStanding",
                                "permit/web/PermitStanding",
                                "accounts/web/Grants",
                                "shared/read/Grants",
                                "shared/web/Step",
                                "shared/reference/Step",
                                "origin/domain/PartyRules",
                                "permit/domain/PartyRules",
                                "origin/web/package-info",
                                "shared/read/package-info")
                        .map(file -> home + file + ".java")
                        .toList()))
                .containsExactly("Grants", "PermitStanding", "Step");
    }

    private static List<String> ambiguous(Collection<String> files) {
        var places = new TreeMap<>(files.stream()
                .filter(file -> file.endsWith(".java") && !file.endsWith("-info.java"))
                .map(Path::of)
                .collect(Collectors.groupingBy(file -> file.getFileName().toString(), Collectors.toList())));
        return places.entrySet().stream()
                .filter(name -> !isOneKind(name.getValue()))
                .map(name -> name.getKey().replace(".java", ""))
                .toList();
    }

    private static boolean isOneKind(List<Path> places) {
        var kinds = places.stream().map(place -> part(place, 2)).distinct().count();
        var capabilities =
                places.stream().map(place -> part(place, 3)).distinct().count();
        return kinds == 1 && capabilities == places.size();
    }

    private static String part(Path place, int fromTheEnd) {
        return place.getName(place.getNameCount() - fromTheEnd).toString();
    }
}
