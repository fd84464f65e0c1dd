package io.caseledger.shared.settings;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Tells whoever started the service where it is. */
@Component
record ReadyLine(Settings settings, Environment environment) {
    private static final Logger log = LoggerFactory.getLogger(ReadyLine.class);

    @EventListener(ApplicationReadyEvent.class)
    void tell() {
        log.info(
                "Caseledger is ready at http://localhost:{} · data: {} · {}",
                environment.getProperty("local.server.port"),
                settings.embeddedDatabase()
                        ? settings.dataDir().toAbsolutePath().normalize()
                        : settings.database().url(),
                settings.demoMode() ? "demo accounts: see the login page" : "no demo accounts");
    }
}
