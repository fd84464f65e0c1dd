package io.caseledger.shared.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caseledger.BesideTheOthers;
import io.caseledger.shared.Spec;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.context.NoSuchMessageException;

/** Every text exists in both languages, and a key without a text is an error. */
@BesideTheOthers
@Spec("SITE-02")
class MessagesTest {

    private static final int ARGUMENTS = 10;
    private static final Pattern COUNTED = Pattern.compile("\\{\\d(}|,choice)");
    /** Limits are never one, and what is filled in may be a name before a verb or a kind before its noun. */
    private static final Pattern LIMIT = Pattern.compile(
            "\\b([Aa]t most|(has )?1 to|to|has|than|More) 1( million)? \\w+|\\b1 (is|was|has|as|its|stands|holds|asks|changes|unless)\\b");

    private static final Pattern ONE_OF_MANY =
            Pattern.compile("(?<![\\w.,/–])1 (more )?[a-z]{2,}(?<!ss|us|is|wis)s\\b");

    @Test
    void givenAllBundles_thenBothLanguagesHaveTheSameKeys() throws IOException {
        var names = Messages.basenames();
        assertThat(names).contains("messages/shared", "messages/identifiers");
        for (var name : names) {
            assertThat(faults(name, read(name + ".properties"), read(name + "_en.properties")))
                    .isEmpty();
        }
    }

    @Test
    void givenPlantedFaults_thenEachIsFound() throws IOException {
        var chinese = new Properties();
        chinese.load(new StringReader("a=甲\nb=乙\nc=它'的 {0}\ne=第 {頁} 頁\nf=共 {0 筆\ng=共 {0} 筆}\nh=共 {0} 筆\n"));
        var english = new Properties();
        english.load(
                new StringReader(
                        "a=A\nc=its {1}\nd=D\ne=page {page}\nf=in all {0}\ng=in all {0}\nh={0,choice,0#{0} rows|1#1 row|1<{0} rows}\n"));

        assertThat(faults("planted", chinese, english))
                .containsExactlyInAnyOrder(
                        "planted b: no English",
                        "planted d: no Chinese",
                        "planted c: plain apostrophe",
                        "planted c: other arguments",
                        "planted e: a brace that is no argument",
                        "planted f: a brace that is no argument",
                        "planted g: a brace that is no argument");
    }

    @Test
    void givenBothLanguages_whenAsked_thenNoneFallsBackToTheSystem() throws IOException {
        var messages = Messages.messageSource();
        assertThat(messages.getMessage("shared.login", null, Locale.TAIWAN)).isEqualTo("登入");
        assertThat(messages.getMessage("shared.login", null, Locale.FRENCH)).isEqualTo("登入");
        assertThat(messages.getMessage("shared.login", null, Locale.ENGLISH)).isEqualTo("Log in");
        assertThat(messages.getMessage("shared.age.days", new Object[] {1L}, Locale.ENGLISH))
                .isEqualTo("1 day ago");
    }

    @Test
    void givenOneOfSomething_whenToldInEnglish_thenSingular() throws IOException {
        var messages = Messages.messageSource();
        var plural = new ArrayList<String>();
        var counted = 0;
        for (var name : Messages.basenames()) {
            var english = read(name + "_en.properties");
            for (var key : english.stringPropertyNames()) {
                var text = english.getProperty(key);
                if (!COUNTED.matcher(text).find()) {
                    continue;
                }
                counted++;
                // as a number and as the text that pages make of it
                for (var one : List.of(1L, "1")) {
                    var said = messages.getMessage(
                            key, Collections.nCopies(ARGUMENTS, one).toArray(), Locale.ENGLISH);
                    var wrong = ONE_OF_MANY.matcher(LIMIT.matcher(said).replaceAll(""));
                    if (wrong.find()) {
                        plural.add(key + ": " + wrong.group());
                    }
                }
            }
        }
        assertThat(plural).isEmpty();
        assertThat(counted).isGreaterThan(50);
        assertThat(messages.getMessage("permit.pieces", new Object[] {"1,000"}, Locale.ENGLISH))
                .isEqualTo("1,000 pieces");
        assertThat(messages.getMessage("permit.pieces", new Object[] {0}, Locale.ENGLISH))
                .isEqualTo("0 pieces");
    }

    /** Pages that name such a text without its count, for a script to fill in, would lose the word. */
    @Test
    void givenATextWithAChoice_whenAPageNamesIt_thenWithItsCount() throws IOException {
        var choices = new TreeSet<String>();
        for (var name : Messages.basenames()) {
            var english = read(name + "_en.properties");
            english.stringPropertyNames().stream()
                    .filter(key -> english.getProperty(key).contains(",choice,"))
                    .forEach(choices::add);
        }
        try (var files = Files.walk(Path.of("src", "main", "resources", "templates"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var named = Pattern.compile("#\\{([\\w.-]+)}").matcher(Files.readString(file));
                while (named.find()) {
                    assertThat(choices).as(file.toString()).doesNotContain(named.group(1));
                }
            }
        }
    }

    @Test
    void givenUnknownKey_whenAsked_thenError() throws IOException {
        var messages = Messages.messageSource();
        assertThatThrownBy(() -> messages.getMessage("no.such.key", null, Locale.TAIWAN))
                .isInstanceOf(NoSuchMessageException.class);
    }

    private static List<String> faults(String name, Properties chinese, Properties english) {
        var found = new ArrayList<String>();
        var keys = new TreeSet<>(chinese.stringPropertyNames());
        keys.addAll(english.stringPropertyNames());
        for (var key : keys) {
            var zh = chinese.getProperty(key);
            var en = english.getProperty(key);
            if (zh == null || en == null) {
                found.add(name + " " + key + (en == null ? ": no English" : ": no Chinese"));
                continue;
            }
            if ((zh + en).contains("'")) {
                found.add(name + " " + key + ": plain apostrophe");
            } else if (bare(zh) || bare(en)) {
                found.add(name + " " + key + ": a brace that is no argument");
            }
            // only English asks how many there are to choose the word
            if (!arguments(zh).equals(arguments(en))
                    && !arguments(zh).equals(arguments(en.replaceAll("\\{\\d,choice", "")))) {
                found.add(name + " " + key + ": other arguments");
            }
        }
        return found;
    }

    /** Such a text fails where it is asked for, or shows the brace. */
    private static boolean bare(String text) {
        try {
            var said = new MessageFormat(text, Locale.ENGLISH)
                    .format(Collections.nCopies(ARGUMENTS, 1L).toArray());
            return said.contains("{") || said.contains("}");
        } catch (IllegalArgumentException unreadable) {
            return true;
        }
    }

    private static TreeSet<String> arguments(String text) {
        var found = new TreeSet<String>();
        var matcher = java.util.regex.Pattern.compile("\\{(\\d+)").matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static Properties read(String path) throws IOException {
        var found = new Properties();
        try (var in = Objects.requireNonNull(Messages.class.getClassLoader().getResourceAsStream(path), path)) {
            found.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return found;
    }
}
