package io.caseledger.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.BesideTheOthers;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One word for each thing, plain official language, and each language's own punctuation, in all texts. */
@BesideTheOthers
class WordsTest {
    /** What is not said, and what is said for it (docs/glossary.md). */
    private static final Map<String, String> CHINESE = Map.ofEntries(
            Map.entry("(?<!大)品名|貨品名稱|貨名", "貨物名稱"),
            Map.entry("裝運日期|裝船日(?!期)", "裝船日期"),
            Map.entry("輸入方式|進口狀況", "進口方式"),
            Map.entry("許可證", "許可"),
            Map.entry("庫存批號", "批號"),
            Map.entry("[0-9一二兩三四五六七八九十百千萬] ?個口罩|口罩.{0,4}[枚只]", "片"),
            Map.entry("這次沒有|沒有寫入", "資料未變更"),
            Map.entry("還沒有", "尚無"),
            Map.entry("都還在|看看", "均已保留、檢視"),
            Map.entry("收下", "受理"),
            Map.entry("送來", "送出"),
            Map.entry("不認得", "未定義"),
            Map.entry(
                    "\\p{IsHan} ?[,;?!](?!\\d)|[,;?!]\\p{IsHan}|\\p{IsHan}\\(|\\)\\p{IsHan}|\\p{IsHan}:(?!/)",
                    "，；？！（）："));

    private static final Map<String, String> ENGLISH = Map.ofEntries(
            Map.entry("[\\u3000-\\u303f\\uff01-\\uff5e]", "English punctuation"),
            Map.entry("[\"`]", "“ ”"),
            Map.entry("(?i)nothing (was|were) written\\b", "saved"),
            Map.entry("(?i)\\bshipping date|date of shipment", "ship date"),
            Map.entry("(?i)\\bimport licen[cs]e", "import permit"),
            Map.entry("(?i)\\bname of product|product name", "name of goods"),
            Map.entry(" +[,;?!](?!\\w)", "no blank before it"));

    /** Printed in both languages on purpose. */
    private static final List<String> BILINGUAL = List.of("origin.preview.mark");

    @Test
    void givenAllTexts_thenEachThingHasOneWordAndEachLanguageItsPunctuation() throws IOException {
        assertThat(Messages.basenames()).hasSizeGreaterThan(10);
        for (var name : Messages.basenames()) {
            assertThat(faults(read(name + ".properties"), CHINESE)).as(name).isEmpty();
            assertThat(faults(read(name + "_en.properties"), ENGLISH))
                    .as(name + "_en")
                    .isEmpty();
        }
    }

    /** What pages put between texts is a text too, as the languages differ in it. */
    @Test
    void givenTemplatesAndScripts_thenNoPunctuationOfOneLanguageStandsInThem() throws IOException {
        var attribute = Pattern.compile("th:[a-z-]+=\"[^\"]*[：、，；（）。][^\"]*\"");
        var literal = Pattern.compile("'[^'\\n]*[：、，；（）。][^'\\n]*'");
        assertThat(holding(Path.of("src/main/resources/templates"), attribute)).isEmpty();
        var body = Pattern.compile("</[a-z:]+>\\s*[：、，；（）。]");
        assertThat(holding(Path.of("src/main/resources/templates"), body)).isEmpty();
        assertThat(holding(Path.of("src/main/resources/static/js"), literal)).isEmpty();
    }

    @Test
    void givenPlantedFaults_thenEachIsFound() {
        assertThat(faults(Map.of("a", "品名", "b", "大品名", "c", "還沒有,請", "d", "1,200 片"), CHINESE))
                .containsExactly("a: 品名 (貨物名稱)", "c: 有, (，；？！（）：)", "c: 還沒有 (尚無)");
        assertThat(faults(Map.of("a", "yes，no", "b", "Nothing was written.", "c", "fine , 1"), ENGLISH))
                .containsExactly(
                        "a: ， (English punctuation)", "b: Nothing was written (saved)", "c:  , (no blank before it)");
    }

    private static List<String> faults(Map<String, String> texts, Map<String, String> forbidden) {
        var found = new ArrayList<String>();
        new TreeMap<>(texts).forEach((key, text) -> new TreeMap<>(forbidden).forEach((pattern, instead) -> {
            var match = Pattern.compile(pattern).matcher(text);
            if (!BILINGUAL.contains(key) && match.find()) {
                found.add(key + ": " + match.group() + " (" + instead + ")");
            }
        }));
        return found.stream().sorted().toList();
    }

    private static List<String> holding(Path folder, Pattern pattern) throws IOException {
        var found = new ArrayList<String>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                pattern.matcher(Files.readString(file))
                        .results()
                        .forEach(match -> found.add(file + " " + match.group()));
            }
        }
        return found;
    }

    private static Map<String, String> read(String path) throws IOException {
        var found = new Properties();
        try (var in = Objects.requireNonNull(Messages.class.getClassLoader().getResourceAsStream(path), path)) {
            found.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        var texts = new TreeMap<String, String>();
        found.stringPropertyNames().forEach(key -> texts.put(key, found.getProperty(key)));
        return texts;
    }
}
