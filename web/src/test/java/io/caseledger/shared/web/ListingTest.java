package io.caseledger.shared.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.Violation;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.web.server.ResponseStatusException;

/** A list's state is its address and nothing else. */
class ListingTest {

    private static Listing at(String address) {
        var request = MockServerHttpRequest.get(address).build();
        return Listing.of(request, "-receivedAt", Set.of("receivedAt", "number"));
    }

    private static Listing again(String href) {
        return Listing.of(
                MockServerHttpRequest.method(org.springframework.http.HttpMethod.GET, URI.create(href))
                        .build(),
                "-receivedAt",
                Set.of("receivedAt", "number"));
    }

    @Test
    @Spec("GEN-04")
    void givenNothing_thenTenRowsNewestFirst() {
        var listing = at("/origin/certificates").found(87);

        assertThat(listing.size()).isEqualTo(10);
        assertThat(listing.pages()).isEqualTo(9);
        assertThat(listing.ariaSort("receivedAt")).isEqualTo("descending");
        assertThat(listing.ariaSort("number")).isNull();
        assertThat(listing.shownPages()).containsExactly(1, 2, 3, 0, 9);
    }

    @Test
    @Spec("GEN-04")
    void givenFilterPageSizeAndSort_whenALinkIsFollowed_thenTheRestIsKept() {
        var listing = at("/cases?exporter=&size=50&page=3&sort=number").found(1000);
        var filtered = again(
                        "/cases?exporter=%E9%81%A0%E6%9D%B1%20%26%20%F0%A0%AE%B7%2B&state=A&state=B&size=50&page=3&sort=number")
                .found(1000);

        assertThat(listing.filtered()).isFalse();
        assertThat(listing.offset()).isEqualTo(100);
        var next = again(filtered.pageHref(4));
        assertThat(next.filter("exporter")).isEqualTo("遠東 & 𠮷+");
        assertThat(next.filters().get("state")).containsExactly("A", "B");
        assertThat(next.page()).isEqualTo(4);
        assertThat(next.size()).isEqualTo(50);
        assertThat(next.order()).isEqualTo("number");
        assertThat(again(filtered.sortHref("number")).order()).isEqualTo("-number");
        assertThat(again(filtered.sortHref("receivedAt")).page()).isEqualTo(1);
        assertThat(filtered.chips("exporter", null, null))
                .filteredOn(chip -> chip.value().equals("A"))
                .singleElement()
                .satisfies(chip ->
                        assertThat(again(chip.href()).filters().get("state")).containsExactly("B"));
        assertThat(filtered.exportHref("csv")).startsWith("/cases/export.csv?exporter=");
    }

    @Test
    @Spec({"GEN-04", "GEN-06"})
    void givenPageOrSizeOutOfBounds_thenItSaysSo_andNonsenseIsRefused() {
        for (var size : new String[] {"100000", "501", "0", "-1", "many", "1e9", "10.0"}) {
            var listing = at("/cases?size=" + size);
            assertThat(listing.size()).isEqualTo(Listing.DEFAULT_SIZE);
            assertThat(listing.faults())
                    .containsExactly(Violation.of("shared.NumberIsInRange", "size", size, "1", "500"));
        }
        for (var page : new String[] {"-3", "0", "x", "99999999999"}) {
            assertThat(at("/cases?page=" + page).offset()).isZero();
            assertThat(at("/cases?page=" + page).faults())
                    .containsExactly(Violation.of("shared.NumberIsInRange", "page", page, "1", "1000000"));
        }
        assertThat(at("/cases?page=2&size=500").faults()).isEmpty();
        for (var bad : new String[] {"sort=password", "sort=-number;drop"}) {
            assertThatThrownBy(() -> at("/cases?" + bad))
                    .isInstanceOfSatisfying(
                            ResponseStatusException.class,
                            refused -> assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST));
        }
    }
}
