package io.caseledger.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.RunningService;
import io.caseledger.shared.jobs.Jobs;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** Drafts that nobody goes on with are forgotten, and no other. */
class OldDraftsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final String KIND = "test.form";

    private final RunningService service = RunningService.shared();
    private final Drafts drafts = service.bean(Drafts.class);
    private final JdbcClient database = service.bean(JdbcClient.class);
    private final String account = UUID.randomUUID().toString();

    private Draft saved(Duration ago) {
        var place = Draft.Place.fresh(account, KIND, "");
        var draft = Objects.requireNonNull(
                drafts.begin(place, Draft.Text.of("", Map.of("name", "x"))).block(PATIENCE));
        age(draft, ago);
        return draft;
    }

    private void age(Draft draft, Duration ago) {
        database.sql("update work.draft set saved_at = ? where draft_id = ?")
                .param(service.bean(Clock.class).instant().minus(ago).atOffset(ZoneOffset.UTC))
                .param(draft.id())
                .update();
    }

    private boolean isKept(Draft draft) {
        return database.sql("select count(*) from work.draft where draft_id = ?")
                        .param(draft.id())
                        .query(Long.class)
                        .single()
                == 1;
    }

    @Test
    void givenDraftsOfManyAges_whenTheJobRuns_thenTheUntouchedAndTheLongSentAreGone() {
        var untouched = saved(Duration.ofDays(91));
        var waiting = saved(Duration.ofDays(89));
        var sentLongAgo = saved(Duration.ZERO);
        var sent = saved(Duration.ZERO);
        drafts.sent(sentLongAgo.place(), "N1").block(PATIENCE);
        age(sentLongAgo, Duration.ofDays(31));
        drafts.sent(sent.place(), "N2").block(PATIENCE);
        age(sent, Duration.ofDays(29));

        service.bean(Jobs.class).soon(OldDrafts.NAME).block(PATIENCE);

        Flux.interval(LOOK, Schedulers.boundedElastic())
                .filter(time -> !isKept(untouched))
                .blockFirst(PATIENCE);
        assertThat(isKept(sentLongAgo)).isFalse();
        assertThat(isKept(waiting)).isTrue();
        assertThat(isKept(sent)).isTrue();
    }
}
