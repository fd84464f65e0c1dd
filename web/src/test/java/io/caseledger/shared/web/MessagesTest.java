package io.caseledger.shared.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caseledger.BesideTheOthers;
import io.caseledger.shared.Spec;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.context.NoSuchMessageException;

/** Every text exists in both languages, and a key without a text is an error. */
@BesideTheOthers
@Spec("SITE-02")
class MessagesTest {

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
        chinese.load(new StringReader("a=甲\nb=乙\nc=它'的 {0}\n"));
        var english = new Properties();
        english.load(new StringReader("a=A\nc=its {1}\nd=D\n"));

        assertThat(faults("planted", chinese, english))
                .containsExactlyInAnyOrder(
                        "planted b: no English",
                        "planted d: no Chinese",
                        "planted c: plain apostrophe",
                        "planted c: other arguments");
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
            }
            // only English asks how many there are to choose the word
            if (!arguments(zh).equals(arguments(en))
                    && !arguments(zh).equals(arguments(en.replaceAll("\\{\\d,choice", "")))) {
                found.add(name + " " + key + ": other arguments");
            }
        }
        return found;
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
