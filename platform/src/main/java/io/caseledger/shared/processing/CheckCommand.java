package io.caseledger.shared.processing;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** {@code --caseledger.check=true}: checks the views, says what differs, and ends the service; with exit code 0 where nothing does, else with 1. */
@Component
@ConditionalOnProperty(name = "caseledger.check", havingValue = "true")
class CheckCommand {
    private static final Logger log = LoggerFactory.getLogger(CheckCommand.class);

    private final ViewsCheck check;
    private final ConfigurableApplicationContext context;

    CheckCommand(ViewsCheck check, ConfigurableApplicationContext context) {
        this.check = check;
        this.context = context;
    }

    /** On a thread of its own: the one that starts the service ends with it. */
    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        Thread.ofPlatform().name("check").start(() -> {
            int code = code();
            System.exit(SpringApplication.exit(context, () -> code));
        });
    }

    private int code() {
        try {
            var report = check.check();
            report.differences().forEach(one -> log.error("{} {}: {}", one.table(), one.key(), one.what()));
            log.info("{} rows of {} tables checked, {} differ", report.rows(), report.tables(), report.count());
            return report.isFine() ? 0 : 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        } catch (RuntimeException e) {
            log.error("the views cannot be checked", e);
            return 1;
        }
    }
}
