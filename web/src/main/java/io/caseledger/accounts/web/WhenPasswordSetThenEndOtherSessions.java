package io.caseledger.accounts.web;

import io.caseledger.accounts.contract.PasswordSet;
import io.caseledger.shared.bus.OwnThread;
import java.time.Duration;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** SEC-02: sessions begun with an earlier password end when another is set, on whichever node and by whichever way it was. */
@Component
@ProcessingGroup("automation-sessions")
@DisallowReplay
record WhenPasswordSetThenEndOtherSessions(Sessions sessions) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @EventHandler
    void on(PasswordSet event) {
        OwnThread.await(sessions.endOthers(event.accountId(), event.credentialId()), PATIENCE);
    }
}
