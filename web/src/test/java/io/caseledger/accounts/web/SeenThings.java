package io.caseledger.accounts.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** What a user's answers have shown so far: numbers, links, and forms as they would be sent. Later requests are made of it. */
final class SeenThings {
    private static final int AT_MOST = 150;

    private static final Map<String, Pattern> NUMBERS = Map.of(
            "receipt", Pattern.compile("\\b[A-Z]{3}-\\d{8}-\\d{5}\\b"),
            "permit", Pattern.compile("\\bMSK\\d{11}\\b(?!-)"),
            "lot", Pattern.compile("\\bMSK\\d{11}-\\d{3}\\b"),
            "id", Pattern.compile("\\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b"),
            "sha256", Pattern.compile("\\b[0-9a-f]{64}\\b"));

    /** A form with what stands in its fields. */
    record SeenForm(String action, boolean post, boolean files, List<Map.Entry<String, String>> fields) {}

    private final Map<String, List<String>> numbers = new HashMap<>();
    private final List<String> links = new ArrayList<>();
    private final List<SeenForm> forms = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private final RandomGenerator random;

    SeenThings(RandomGenerator random) {
        this.random = random;
    }

    void see(String text, boolean page) {
        NUMBERS.forEach(
                (kind, pattern) -> pattern.matcher(text).results().limit(20).forEach(found -> {
                    if (known.add(kind + found.group())) {
                        keep(numbers.computeIfAbsent(kind, none -> new ArrayList<>()), found.group());
                    }
                }));
        if (page) {
            var document = Jsoup.parse(text);
            document.select("a[href^=/], [hx-get^=/], [sse-connect^=/], [data-href^=/]").stream()
                    .flatMap(link -> Stream.of("href", "hx-get", "sse-connect", "data-href")
                            .map(link::attr))
                    .filter(link -> link.startsWith("/") && known.add(link.replaceAll("\\d+", "0") + links.size() % 5))
                    .forEach(link -> keep(links, link));
            document.select("form").stream()
                    .filter(form -> form.attr("action").startsWith("/")
                            && !form.attr("action").startsWith("/log"))
                    .forEach(form -> keep(forms, form(form)));
        }
    }

    private static SeenForm form(Element form) {
        var fields = new ArrayList<Map.Entry<String, String>>();
        for (var field : form.select("input[name], textarea[name], select[name], button[name]")) {
            var type = field.attr("type");
            var chosen = !(type.equals("checkbox") || type.equals("radio")) || field.hasAttr("checked");
            if (chosen && !type.equals("file") && !field.attr("name").equals("_csrf")) {
                fields.add(Map.entry(field.attr("name"), value(field)));
            }
        }
        return new SeenForm(
                form.attr("action"),
                form.attr("method").equalsIgnoreCase("post"),
                form.attr("enctype").startsWith("multipart"),
                fields);
    }

    private static String value(Element field) {
        if (!field.tagName().equals("select")) {
            return field.tagName().equals("textarea") ? field.wholeText() : field.attr("value");
        }
        var chosen = field.selectFirst("option[selected]");
        var option = chosen == null ? field.selectFirst("option") : chosen;
        return option == null ? "" : option.attr("value");
    }

    private <T> void keep(List<T> kept, T one) {
        if (kept.size() < AT_MOST) {
            kept.add(one);
        } else {
            kept.set(random.nextInt(AT_MOST), one);
        }
    }

    String number(String kind, String otherwise) {
        var seen = numbers.getOrDefault(kind, List.of());
        return seen.isEmpty() ? otherwise : OddValues.any(seen, random);
    }

    String link() {
        return links.isEmpty() ? "/" : OddValues.any(links, random);
    }

    SeenForm form() {
        return forms.isEmpty() ? new SeenForm("/", false, false, List.of()) : OddValues.any(forms, random);
    }
}
