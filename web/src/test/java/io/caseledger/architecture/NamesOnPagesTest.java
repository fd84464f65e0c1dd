package io.caseledger.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.shared.web.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Templates, their fragments and texts, named in code and in other templates: a slip would be found by whoever opens the page. */
class NamesOnPagesTest {
    private static final Path CODE = Code.PROJECT.resolve("web/src/main/java");
    private static final Path TEMPLATES = Code.PROJECT.resolve("web/src/main/resources/templates");
    private static final String FOLDERS = "(?:accounts|error|mail|origin|permit|shared|stock)";

    /** A template, alone or with a fragment, as a whole literal or in a template's expression. */
    private static final Pattern VIEW =
            Pattern.compile("(?:\"|~\\{)(" + FOLDERS + "/[a-z-]+)(?: :: ([\\w-]+)[^\"]*)?[\"}]");
    /** A list's page, whose parts have a fragment of their own. */
    private static final Pattern LIST = Pattern.compile("(?:new ListPage<>|CaseLists\\.page)\\(\"([a-z/-]+)\"");

    private static final Pattern PARTS =
            Pattern.compile("Live\\.parts\\(\\s*\"([a-z/-]+)\"|\\.part\\(\\s*\"([a-z-]+)\"");
    private static final Pattern TEXT =
            Pattern.compile("(?:\\btext|getMessage|new Column<>)\\(\\s*\"([a-zA-Z0-9._-]+)\"\\s*[,)]");
    private static final Pattern OPTIONS = Pattern.compile("options\\(\\s*\"([\\w.]+)\", ([A-Z]\\w+)\\.values\\(\\)");

    @Test
    void givenCodeAndTemplates_thenWhateverTheyNameIsThere() {
        assertThat(views(text(CODE, ".java"))).isEmpty();
        assertThat(views(text(TEMPLATES, ".html"))).isEmpty();
        assertThat(lists(text(CODE, ".java"))).isEmpty();
        assertThat(files(CODE, ".java").flatMap(file -> parts(read(file)).stream()))
                .isEmpty();
        assertThat(texts(text(CODE, ".java"))).isEmpty();
        assertThat(files(CODE, ".java").flatMap(file -> options(read(file)).stream()))
                .isEmpty();
    }

    @Test
    void givenPlantedSlips_thenEachIsFound() {
        assertThat(views("view(\"origin/casse\") \"origin/cases-parts :: lsit\" ~{shared/parts :: sate(a=1)}"))
                .containsExactly("origin/casse", "origin/cases-parts :: lsit", "shared/parts :: sate");
        assertThat(lists("new ListPage<>(\"permit/permit\", \"permits\")"))
                .containsExactly("permit/permit-parts :: list");
        assertThat(parts("Live.parts(\"origin/case-parts\", a)\n.part(\"case-head\", b)\n.part(\"case-haed\", b)"))
                .containsExactly("origin/case-parts :: case-haed");
        assertThat(texts("text(\"shared.dnoe\", locale) new Column<>(\"origin.list.type\", a)"))
                .containsExactly("shared.dnoe");
        assertThat(
                        options(
                                "import io.caseledger.permit.contract.MaskKind;\noptions(\"permit.knid.\", MaskKind.values(), a)"))
                .contains("permit.knid.MEDICAL");
    }

    private static List<String> views(String text) {
        return VIEW.matcher(text)
                .results()
                .filter(match -> isAbsent(match.group(1), match.group(2)))
                .map(NamesOnPagesTest::name)
                .distinct()
                .toList();
    }

    private static String name(MatchResult match) {
        return match.group(1) + (match.group(2) == null ? "" : " :: " + match.group(2));
    }

    private static List<String> lists(String code) {
        return LIST.matcher(code)
                .results()
                .map(match -> match.group(1) + "-parts")
                // a list without a stream has no parts
                .filter(parts ->
                        !Set.of("stock/movements-parts", "stock/returns-parts").contains(parts))
                .filter(parts -> isAbsent(parts, "list"))
                .map(parts -> parts + " :: list")
                .toList();
    }

    private static List<String> parts(String code) {
        var absent = new TreeSet<String>();
        var named = PARTS.matcher(code).results().toList();
        var template = named.stream()
                .map(match -> match.group(1))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        for (var match : named) {
            if (match.group(1) != null) {
                template = match.group(1);
            } else if (isAbsent(template, match.group(2))) {
                absent.add(template + " :: " + match.group(2));
            }
        }
        return List.copyOf(absent);
    }

    private static boolean isAbsent(String template, @Nullable String fragment) {
        var file = TEMPLATES.resolve(template + ".html");
        return !Files.exists(file)
                || (fragment != null
                        && !Pattern.compile("th:fragment=\"" + fragment + "[\"(]")
                                .matcher(read(file))
                                .find());
    }

    private static List<String> texts(String code) {
        return TEXT.matcher(code)
                .results()
                .map(match -> match.group(1))
                .filter(key -> key.contains("."))
                .filter(NamesOnPagesTest::hasNoText)
                .distinct()
                .toList();
    }

    private static List<String> options(String code) {
        return OPTIONS.matcher(code)
                .results()
                .flatMap(match -> {
                    var type = Pattern.compile("import ([\\w.]+\\." + match.group(2) + ");")
                            .matcher(code);
                    return type.find()
                            ? constants(type.group(1)).map(constant -> match.group(1) + constant)
                            : Stream.<String>empty();
                })
                .filter(NamesOnPagesTest::hasNoText)
                .toList();
    }

    private static Stream<String> constants(String type) {
        try {
            return Stream.of(Class.forName(type).getEnumConstants()).map(constant -> ((Enum<?>) constant).name());
        } catch (ClassNotFoundException unknown) {
            throw new AssertionError(type, unknown);
        }
    }

    private static boolean hasNoText(String key) {
        try {
            return "".equals(Messages.messageSource().getMessage(key, null, "", Locale.TRADITIONAL_CHINESE));
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }

    private static String text(Path folder, String end) {
        return String.join("\n", files(folder, end).map(NamesOnPagesTest::read).toList());
    }

    private static Stream<Path> files(Path folder, String end) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(end)).toList().stream();
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }
}
