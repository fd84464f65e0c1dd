package io.caseledger.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.shared.Spec;
import java.net.URI;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpCookie;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

@Spec("SITE-02")
class LanguageSwitchTest {

    @Test
    void givenAPageWithQuery_whenSwitched_thenTheSamePageWithoutTheChoice() {
        assertThat(LanguageSwitch.withoutChoice(URI.create("http://h/cases?a=%E4%B8%AD%26&lang=en&page=2")))
                .hasToString("/cases?a=%E4%B8%AD%26&page=2");
        assertThat(LanguageSwitch.withoutChoice(URI.create("/?lang=zh"))).hasToString("/");
    }

    @Test
    @Spec("GEN-06")
    void givenAQueryThatMeansNothing_whenSwitched_thenItIsLeftAsItIs() {
        assertThat(LanguageSwitch.withoutChoice(URI.create("/login?lang=en&x=a=b&&y")))
                .hasToString("/login?x=a=b&&y");
        assertThat(LanguageSwitch.withoutChoice(URI.create("/x?lang&language=q")))
                .hasToString("/x?language=q");
    }

    @Test
    void givenAHostilePath_whenSwitched_thenItStaysOnThisSite() {
        assertThat(LanguageSwitch.withoutChoice(URI.create("http://h//evil.example/x?lang=en")))
                .hasToString("/evil.example/x");
    }

    @Test
    void givenCookieAddressOrHeader_thenTheMostDeliberateChoiceCounts() {
        assertThat(language("/cases", null, "en-US")).isEqualTo(Locale.TAIWAN);
        assertThat(language("/cases", "en", null)).isEqualTo(Locale.ENGLISH);
        assertThat(language("/cases?lang=zh", "en", null)).isEqualTo(Locale.TAIWAN);
        assertThat(language("/cases", "fr", null)).isEqualTo(Locale.TAIWAN);
        assertThat(language("/api/cases", null, "en-GB,zh;q=0.5")).isEqualTo(Locale.ENGLISH);
        assertThat(language("/api/cases", null, ";;;")).isEqualTo(Locale.TAIWAN);
    }

    private static Locale language(String address, String cookie, String header) {
        var request = MockServerHttpRequest.get(address);
        if (cookie != null) {
            request.cookie(new HttpCookie("lang", cookie));
        }
        if (header != null) {
            request.header("Accept-Language", header);
        }
        return new Language()
                .resolveLocaleContext(MockServerWebExchange.from(request))
                .getLocale();
    }
}
