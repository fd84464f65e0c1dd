package io.caseledger.shared.settings;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Says our few settings in the words of the libraries that act on them: with Axon Server's address it is event store and
 * message router, without it none is looked for (RUN-03); with a mail server there is a mail sender.
 */
class DerivedSettings implements EnvironmentPostProcessor, Ordered {
    private static final String MAIL = "caseledger.mail.";
    private static final List<String> MAIL_TIMEOUTS = List.of("connectiontimeout", "timeout", "writetimeout");
    private static final String MAIL_PATIENCE_MS = "10000";
    private static final int LARGEST_MESSAGE = 16 * 1024 * 1024;
    /** Everybody has an answer within three seconds (REL-02). */
    private static final int COMMIT_PATIENCE_MS = 2_000;

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, Object> derived = new LinkedHashMap<>();
        String axonServer = given(environment, "caseledger.axon-server");
        derived.put("axon.axonserver.enabled", axonServer != null);
        if (axonServer != null) {
            derived.put("axon.axonserver.servers", axonServer);
            derived.put("axon.axonserver.commit-timeout", COMMIT_PATIENCE_MS);
            derived.put("axon.axonserver.max-message-size", LARGEST_MESSAGE);
            // else a processor is told only of what it handles, and nobody can say how far it has come
            derived.put("axon.axonserver.event-block-listing-enabled", false);
        }
        String demo = given(environment, "caseledger.demo");
        boolean embedded = given(environment, "caseledger.database.url") == null && axonServer == null;
        if (demo == null) {
            // said once more for those who read the setting by its name: Settings.demoMode
            derived.put("caseledger.demo", embedded);
        }
        if (demo == null ? !embedded : !Boolean.parseBoolean(demo)) {
            derived.put("management.server.port", environment.getProperty("caseledger.management.port", "8081"));
            derived.put(
                    "management.server.address", environment.getProperty("caseledger.management.address", "127.0.0.1"));
        }
        String mailHost = given(environment, MAIL + "host");
        if (mailHost != null) {
            derived.put("spring.mail.host", mailHost);
            derived.put("spring.mail.port", environment.getProperty(MAIL + "port", "25"));
            // the library's own default is to wait for ever
            for (var timeout : MAIL_TIMEOUTS) {
                derived.put("spring.mail.properties[mail.smtp." + timeout + "]", MAIL_PATIENCE_MS);
            }
            derived.put("spring.mail.properties[mail.smtp.starttls.enable]", "true");
            String user = given(environment, MAIL + "user");
            if (user != null) {
                derived.put("spring.mail.username", user);
                derived.put("spring.mail.properties[mail.smtp.auth]", "true");
                password(environment).ifPresent(password -> derived.put("spring.mail.password", password));
            }
        }
        environment.getPropertySources().addFirst(new MapPropertySource("caseledger-derived", derived));
    }

    private static Optional<String> password(ConfigurableEnvironment environment) {
        String file = given(environment, MAIL + "password-file");
        try {
            return Optional.ofNullable(Secret.of(
                    MAIL + "password",
                    environment.getProperty(MAIL + "password"),
                    file == null ? null : Path.of(file)));
        } catch (StartRefused refused) {
            return Optional.empty(); // CheckedSettings will say it, together with whatever else is wrong
        }
    }

    private static @Nullable String given(ConfigurableEnvironment environment, String name) {
        String value = environment.getProperty(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE; // after the files are read
    }
}
