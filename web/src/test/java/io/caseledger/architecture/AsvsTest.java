package io.caseledger.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.BesideTheOthers;
import io.caseledger.shared.Spec;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/asvs.md}: every section of the standard has a row, and every row a test that exists, a debt or a reason. */
@BesideTheOthers
@Spec("SEC-07")
class AsvsTest {
    private static final Set<String> STATES = Set.of("met", "in part", "not yet", "does not apply");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");
    private static final Pattern SECTION = Pattern.compile("V(\\d+)\\.(\\d+)(?: to V\\d+\\.(\\d+))? .+");
    private static final Pattern DEBT = Pattern.compile("issue \\d+");

    /** How many sections each chapter of ASVS 5.0.0 has. */
    private static final List<Integer> SECTIONS = List.of(5, 4, 7, 4, 4, 8, 6, 4, 2, 7, 7, 3, 4, 3, 4, 5, 3);

    private record Row(String section, String meaning, String state, String shown) {}

    @Test
    void givenTheStandard_thenEverySectionHasARow() throws IOException {
        var rows = rows(Files.readString(Code.PROJECT.resolve("docs/asvs.md")));
        var named = new HashSet<String>();
        for (var row : rows) {
            var section = SECTION.matcher(row.section());
            assertThat(section.matches()).as(row.section()).isTrue();
            int first = Integer.parseInt(section.group(2));
            int last = section.group(3) == null ? first : Integer.parseInt(section.group(3));
            for (int number = first; number <= last; number++) {
                assertThat(named.add(section.group(1) + "." + number))
                        .as("%s stands once", row.section())
                        .isTrue();
            }
        }
        for (int chapter = 1; chapter <= SECTIONS.size(); chapter++) {
            for (int number = 1; number <= SECTIONS.get(chapter - 1); number++) {
                assertThat(named).contains(chapter + "." + number);
            }
        }
    }

    @Test
    void givenARow_thenItNamesATestThatExistsOrADebtOrAReason() throws IOException {
        assertThat(faults(rows(Files.readString(Code.PROJECT.resolve("docs/asvs.md"))), tests()))
                .isEmpty();
    }

    @Test
    void givenPlantedFaults_thenEachIsFound() {
        var planted = rows("""
                | V1.1 A | is so | met | `GoneTest` |
                | V1.2 B | is so | met | by luck |
                | V1.3 C | – | not yet | some day |
                | V1.4 D | – | in part | `HereTest` |
                | V1.5 E | – | does not apply | |
                | V2.1 F | – | perhaps | `HereTest` |
                | V2.2 G | is so | met | `HereTest` |
                """);
        assertThat(faults(planted, Set.of("HereTest")))
                .containsExactly(
                        "V1.1 A: no GoneTest",
                        "V1.2 B: no test",
                        "V1.3 C: no issue that brings it",
                        "V1.4 D: no issue that brings it",
                        "V1.5 E: no reason",
                        "V2.1 F: no such state");
    }

    private static List<String> faults(List<Row> rows, Set<String> tests) {
        var faults = new ArrayList<String>();
        for (var row : rows) {
            var named = TEST.matcher(row.shown())
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            named.stream()
                    .filter(test -> !tests.contains(test))
                    .forEach(test -> faults.add(row.section() + ": no " + test));
            if (!STATES.contains(row.state())) {
                faults.add(row.section() + ": no such state");
            }
            if (Set.of("met", "in part").contains(row.state()) && named.isEmpty()) {
                faults.add(row.section() + ": no test");
            }
            if (Set.of("not yet", "in part").contains(row.state())
                    && !DEBT.matcher(row.shown()).find()) {
                faults.add(row.section() + ": no issue that brings it");
            }
            if (row.state().equals("does not apply") && row.shown().isEmpty()) {
                faults.add(row.section() + ": no reason");
            }
        }
        return faults;
    }

    private static List<Row> rows(String page) {
        return page.lines()
                .filter(line -> line.matches("\\| V\\d+\\..*"))
                .map(line -> line.split("\\|", -1))
                .map(cells -> new Row(cells[1].strip(), cells[2].strip(), cells[3].strip(), cells[4].strip()))
                .toList();
    }

    private static Set<String> tests() throws IOException {
        try (var files = Files.walk(Code.PROJECT)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Test.java"))
                    .map(name -> name.replace(".java", ""))
                    .collect(Collectors.toSet());
        }
    }
}
