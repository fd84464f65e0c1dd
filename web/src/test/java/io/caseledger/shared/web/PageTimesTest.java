package io.caseledger.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.BesideTheOthers;
import io.caseledger.shared.Spec;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Times as pages say them. */
@BesideTheOthers
class PageTimesTest {
    private final Page page = new Page(
            null,
            new Menu(List.of()),
            false,
            Locale.TRADITIONAL_CHINESE,
            "/",
            true,
            true,
            null,
            new Freshness(0, false, 0, 0),
            Clock.systemUTC());

    /** What was filed at a weekend is due by the end of Monday, and not on Tuesday. */
    @Test
    @Spec("GEN-01")
    void givenATimeThatEndsAtMidnight_thenItsLastDayIsTheDayBefore() {
        var midnight = Instant.parse("2026-11-30T16:00:00Z");

        assertThat(page.end(midnight)).isEqualTo("2026-11-30 24:00");
        assertThat(page.lastDay(midnight)).isEqualTo("2026-11-30");
        assertThat(page.end(midnight.plusSeconds(60))).isEqualTo("2026-12-01 00:01");
        assertThat(page.lastDay(midnight.plusSeconds(60))).isEqualTo("2026-12-01");
        assertThat(page.end(null)).isEqualTo("–");
        assertThat(page.lastDay(null)).isEqualTo("–");
    }
}
