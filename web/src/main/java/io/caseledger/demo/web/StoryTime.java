package io.caseledger.demo.web;

import io.caseledger.accounts.query.AccountView;
import io.caseledger.accounts.query.FindAccountByUserName;
import io.caseledger.shared.bus.OwnThread;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.bus.ServiceClock;
import io.caseledger.shared.settings.Settings;
import java.time.Duration;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** At the very first start with the full story: it begins before the demo accounts are opened, so that they are older than what they do. */
@Component
@Order(StoryTime.ORDER)
record StoryTime(Settings settings, Queries queries, ServiceClock clock, Preparing preparing)
        implements ApplicationRunner {
    /** Before the demo accounts. */
    static final int ORDER = 50;

    static final int DAYS = 92;

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Override
    public void run(ApplicationArguments arguments) {
        if (settings.demoMode() && settings.demoStory() == Settings.DemoStory.FULL && isFirstStart()) {
            preparing.at(0);
            clock.set(clock.reality().minus(Duration.ofDays(DAYS)));
        }
    }

    private boolean isFirstStart() {
        return OwnThread.await(queries.optional(new FindAccountByUserName("applicant"), AccountView.class), PATIENCE)
                == null;
    }
}
