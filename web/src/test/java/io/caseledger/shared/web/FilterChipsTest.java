package io.caseledger.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.Browser;
import io.caseledger.RunningService;
import io.caseledger.shared.Spec;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** What a list is narrowed to stands above it as its own select calls it, in both languages: never a code, never a key. */
@Spec("GEN-04")
class FilterChipsTest {
    private static final List<String> LISTS = List.of(
            "/origin/certificates",
            "/mask/permits",
            "/mask/flows",
            "/mask/movements",
            "/mask/returns",
            "/origin/cancel");

    @Test
    void givenEverySelectOfEveryList_whenAskedByIt_thenItsChipSaysTheChoice() {
        var faults = new ArrayList<String>();
        var selects = 0;
        for (var language : List.of("zh", "en")) {
            var reader = Browser.loggedIn(RunningService.shared(), "applicant");
            reader.get("/?lang=" + language);
            for (var list : LISTS) {
                for (var select : page(reader, list).select("form[data-filters] select")) {
                    selects++;
                    var choices = select.select("option:not([value=''])");
                    for (var choice :
                            List.of(Objects.requireNonNull(choices.first()), Objects.requireNonNull(choices.last()))) {
                        var asked = list + "?" + select.attr("name") + "="
                                + URLEncoder.encode(choice.attr("value"), StandardCharsets.UTF_8);
                        var chips = page(reader, asked).select(".chips li").eachText();
                        if (chips.size() != 1 || !chips.get(0).endsWith(choice.text())) {
                            faults.add(asked + ": " + chips + " for " + choice.text());
                        }
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(selects).isGreaterThanOrEqualTo(20);
    }

    @Test
    void givenAFilterThatTheListDoesNotHave_whenAskedByIt_thenNoKeyIsShown() {
        var reader = Browser.loggedIn(RunningService.shared(), "applicant");
        for (var list : LISTS) {
            assertThat(page(reader, list + "?no-such=X").text())
                    .as(list)
                    .contains("no-such")
                    .doesNotContain("??");
        }
    }

    private static Document page(Browser reader, String path) {
        return Jsoup.parse(Objects.requireNonNull(reader.get(path).getResponseBody()));
    }
}
