package io.caseledger.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.caseledger.Browser;
import io.caseledger.RunningService;
import io.caseledger.origin.web.FilingForm;
import io.caseledger.shared.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever works by keyboard always sees where the focus is, at the desk and at 400 % zoom, where tables fold (UI-04). */
class KeyboardTest extends BrowserTest {
    private static final int ZOOMED = 320;
    private static final int MOST = 120;

    private static final Map<String, List<String>> PAGES = Map.of(
            "applicant", List.of("/", "/origin/certificates", "/origin/apply", "/mask/permits", "/mask/flows"),
            "issuer", List.of("/origin/queue"),
            "regulator", List.of("/mask/dashboard", "/mask/alerts"));

    /** Empty at the end of the page; else what has the focus, with what is wrong about it. */
    private static final String FOCUS = """
            () => { const at = document.activeElement;
              if (!at || at === document.body) return '';
              const box = at.getBoundingClientRect(), look = getComputedStyle(at), faults = [];
              if (look.outlineStyle === 'none' && look.boxShadow === 'none') faults.push('unmarked');
              if (at.closest('thead') && box.width && document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2) === null) faults.push('out of view');
              if (at.closest('thead') && getComputedStyle(at.closest('thead')).clipPath !== 'none') faults.push('clipped');
              return faults.join(', ') + ': ' + at.outerHTML.slice(0, 90); }""";

    @BeforeAll
    static void somethingToList() {
        FilingForm.file(Browser.loggedIn(RunningService.shared(), "applicant"));
    }

    @Test
    @Spec("UI-04")
    void whateverHasTheFocusShowsIt() {
        for (var width : List.of(Chromium.DESK, ZOOMED)) {
            PAGES.forEach((user, paths) -> {
                var page = chromium.login(user, width);
                for (var path : paths) {
                    page.navigate(chromium.at(path));
                    var hidden = new ArrayList<String>();
                    var seen = 0;
                    for (var said = next(page); !said.isEmpty() && seen < MOST; said = next(page)) {
                        seen++;
                        if (!said.startsWith(": ")) {
                            hidden.add(said);
                        }
                    }
                    assertThat(hidden).as(path + " at " + width).isEmpty();
                    assertThat(seen).as(path).isGreaterThan(5);
                }
                page.close();
            });
        }
    }

    private static String next(Page page) {
        page.keyboard().press("Tab");
        return (String) page.evaluate(FOCUS);
    }
}
