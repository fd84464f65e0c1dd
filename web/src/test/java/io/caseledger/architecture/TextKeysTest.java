package io.caseledger.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Texts that nobody shows any more. A key stands in the code as a whole, or its beginning does and the code puts the rest to it; the texts of rules are
 * {@link RuleKeysTest}'s. What is put together of a word and a number only is not told from another that begins alike, so a few may be missed.
 */
class TextKeysTest {
    private static final Pattern WORDS = Pattern.compile("[A-Za-z][\\w-]*(?:\\.[\\w-]+)*\\.?");
    /** Whose keys are put together of a kind and the name of a thing, behind their first word. */
    private static final Set<String> NAMED = Set.of("drafts", "error", "identifier", "mail", "menu");

    @Test
    void givenTheTexts_thenEachIsShownSomewhere() throws IOException {
        var keys = RuleKeysTest.bundles().stream()
                .flatMap(bundle -> bundle.stringPropertyNames().stream())
                .filter(key -> !key.startsWith("rule."))
                .collect(Collectors.toSet());
        assertThat(keys).hasSizeGreaterThan(1_500);
        assertThat(unused(keys, RuleKeysTest.sources().map(RuleKeysTest::read))).isEmpty();
    }

    @Test
    void givenPlantedTexts_thenThoseThatAreShownAreToldFromThoseThatAreNot() {
        var keys = Set.of("a.b", "a.b.c", "a.state.ON", "a.word.ON", "a.list", "a.list.left", "mail.sent.body", "gone");
        assertThat(unused(
                        keys, Stream.of("#{a.b} #{${'a.state.' + it}} words(\"a.word\") \"a.list\" \"mail.\" + name")))
                .containsExactly("a.b.c", "a.list.left", "gone");
    }

    private static List<String> unused(Set<String> keys, Stream<String> code) {
        var words = code.flatMap(text -> WORDS.matcher(text).results())
                .map(MatchResult::group)
                .collect(Collectors.toSet());
        return keys.stream()
                .filter(key -> !words.contains(key) && beginnings(key).noneMatch(begin -> begins(begin, keys, words)))
                .sorted()
                .toList();
    }

    private static boolean begins(String beginning, Set<String> keys, Set<String> words) {
        return words.contains(beginning + ".")
                || (beginning.contains(".") && words.contains(beginning) && !keys.contains(beginning));
    }

    /** {@code a.b} and {@code a.b.c} of {@code a.b.c.d}. */
    private static Stream<String> beginnings(String key) {
        var words = List.of(key.split("\\.", -1));
        var fewest = words.size() == 2 || NAMED.contains(words.getFirst()) ? 1 : 2;
        return IntStream.range(fewest, words.size()).mapToObj(n -> String.join(".", words.subList(0, n)));
    }
}
