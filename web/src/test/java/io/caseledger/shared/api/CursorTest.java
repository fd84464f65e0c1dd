package io.caseledger.shared.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.Rejection;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of machine lists: how long, and where the next begins. */
@Spec("API-05")
class CursorTest {

    @Test
    void givenNoLimit_thenAHundredAndAtMostAThousand() {
        assertThat(Cursor.asked(null, null).most()).isEqualTo(100);
        assertThat(Cursor.asked(1, null).most()).isEqualTo(1);
        assertThat(Cursor.asked(1_000, null).most()).isEqualTo(1_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1_001})
    void givenALimitOutOfBounds_thenRefused(int limit) {
        assertThatThrownBy(() -> Cursor.asked(limit, null)).isInstanceOf(Rejection.class);
    }

    @Test
    void givenARowMoreThanAsked_thenItIsTheNextPagesFirst() {
        var rows =
                LongStream.iterate(9, position -> position - 1).limit(3).boxed().toList();
        var page = Objects.requireNonNull(
                Cursor.asked(2, null).page(rows, Long::longValue).block());
        assertThat(page.items()).containsExactly(9L, 8L);
        assertThat(Cursor.asked(2, page.next()).before())
                .as("the next is asked for before it")
                .isEqualTo(8L);
        assertThat(Objects.requireNonNull(Cursor.asked(3, null)
                                .page(rows, Long::longValue)
                                .block())
                        .next())
                .as("the last page")
                .isNull();
    }
}
