package io.caseledger.shared.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.shared.storage.LogSerializer;
import java.util.TreeSet;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tokens as releases before group commit stored them. */
class StoredTokensTest {
    @SuppressWarnings("NullAway.Init") // made before all
    private static TestLog tables;

    @BeforeAll
    static void start() {
        tables = new TestLog();
    }

    @AfterAll
    static void stop() {
        tables.close();
    }

    @Test
    void givenAPlaceWithoutGaps_whenFetched_thenThatPlace() {
        assertThat(fetched("none", gaps(7))).isEqualTo(new GlobalSequenceTrackingToken(7));
    }

    @Test
    void givenGapsOfWhichOneWasFilled_whenFetched_thenThePlaceBeforeIt() {
        try (var log = tables.groupCommit(1)) {
            for (int i = 0; i < 5; i++) {
                log.appendEvents(LogContract.event(LogContract.id(), 0));
            }
        }
        tables.jdbc().sql("delete from log.domain_event where global_index = 2").update();
        assertThat(fetched("filled", gaps(5, 2, 3))).isEqualTo(new GlobalSequenceTrackingToken(2));
        assertThat(fetched("empty", gaps(5, 2))).isEqualTo(new GlobalSequenceTrackingToken(5));
    }

    @Test
    void givenAReplayUnderWay_whenFetched_thenItGoesOn() {
        var token = fetched("replay", ReplayToken.createReplayToken(gaps(9), gaps(7)));
        assertThat(token).isInstanceOf(ReplayToken.class);
        assertThat(((ReplayToken) token).getCurrentToken()).isEqualTo(new GlobalSequenceTrackingToken(7));
        assertThat(((ReplayToken) token).getTokenAtReset()).isEqualTo(new GlobalSequenceTrackingToken(9));
    }

    private static TrackingToken fetched(String processor, TrackingToken stored) {
        new JdbcTokenStore(builder()) {}.initializeTokenSegments(processor, 1, stored);
        return new StoredTokens(builder()).fetchToken(processor, 0);
    }

    private static GapAwareTrackingToken gaps(long index, int... gaps) {
        var all = new TreeSet<Long>();
        for (var gap : gaps) {
            all.add((long) gap);
        }
        return GapAwareTrackingToken.newInstance(index, all);
    }

    private static JdbcTokenStore.Builder builder() {
        return LogTables.of(JdbcTokenStore.builder())
                .connectionProvider(tables.pool()::getConnection)
                .serializer(LogSerializer.create());
    }
}
