package io.caseledger;

import io.caseledger.shared.settings.Settings;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** Starts the service; everything else is found by package. */
@SpringBootApplication
@EnableConfigurationProperties(Settings.class)
public class Caseledger {
    public static void main(String[] args) {
        // Axon's advertisement in the log
        System.setProperty("disable-axoniq-console-message", "true");
        SpringApplication.run(Caseledger.class, args);
    }
}
