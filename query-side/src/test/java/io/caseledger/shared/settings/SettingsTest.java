package io.caseledger.shared.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.caseledger.shared.Spec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

@Spec("RUN-05")
class SettingsTest {
    private static final Path GUIDE = Path.of("../docs/settings.md");

    @TempDir
    Path folder;

    @Test
    void givenNothing_whenChecked_thenStarts() {
        check(Map.of(), Map.of());
    }

    @Test
    void givenEverySetting_whenGuideIsRead_thenNamedThereAndNoOther() throws IOException {
        var documented = Pattern.compile("^\\| `(caseledger\\.[a-z0-9.-]+)`", Pattern.MULTILINE)
                .matcher(Files.readString(GUIDE))
                .results()
                .map((MatchResult row) -> row.group(1))
                .toList();
        assertThat(documented).doesNotHaveDuplicates();
        assertThat(new TreeSet<>(documented)).isEqualTo(SettingNames.all());
    }

    @ParameterizedTest
    @CsvSource({
        "caseledger.database.jdbc-connections, 1, 2",
        "caseledger.database.jdbc-connections, many, a whole number",
        "caseledger.database.ssl-mode, sometimes, verify-full",
        "caseledger.axon-server, http://here/, host:port",
        "caseledger.mail.port, 70000, 65535",
        "caseledger.permit.validity-days, 0, 1",
        "caseledger.stock.reminder-every, often, a time such as 7d",
        "caseledger.stock.reminder-every, 5s, a minute or more",
        "caseledger.scanner, tcp://here:3310, host:port",
        "caseledger.mail.from, nobody, address",
        "caseledger.demo, perhaps, true or false",
        "caseledger.public-url, caseledger.example, https",
        "caseledger.database.url, mysql://here/there, postgresql://host:5432/database",
        "caseledger.database.url, postgresql://here:5432/there?fsync=off, .ssl-mode",
        "caseledger.database.password-file, /nowhere/at/all, cannot be read",
        "caseledger.database.ssl-root-certificate, /nowhere/at/all, cannot be read",
        "caseledger.mail.password-file, /nowhere/at/all, cannot be read"
    })
    void givenWrongSetting_whenChecked_thenRefusedWithNameAndMend(String name, String value, String mend) {
        var refused = refusal(Map.of(name, value), Map.of());
        assertThat(refused.getMessage()).contains(name).contains(mend);
        assertThat(refused.mend()).contains("docs/settings.md");
    }

    @Test
    void givenMistypedSetting_whenChecked_thenRefusedAndTheRightOneNamed() {
        assertThat(refusal(Map.of("caseledger.data-dri", "/srv"), Map.of()).getMessage())
                .contains("caseledger.data-dri", "was caseledger.data-dir meant?");
    }

    @Test
    void givenMistypedVariable_whenChecked_thenRefusedAndTheRightOneNamed() {
        assertThat(refusal(Map.of(), Map.of("CASELEDGER_DATABASE_PASWORD", "x")).getMessage())
                .contains("CASELEDGER_DATABASE_PASWORD", "was caseledger.database.password meant?");
    }

    @Test
    void givenVariables_whenChecked_thenTakenAsSettings() {
        var refused = refusal(Map.of(), Map.of("CASELEDGER_DATABASE_JDBCCONNECTIONS", "0"));
        assertThat(refused.getMessage()).contains("caseledger.database.jdbc-connections = 0");
    }

    @Test
    @Spec("RUN-03")
    void givenDatabaseAddress_whenDemoIsAskedFor_thenRefused() {
        var refused = refusal(
                Map.of(
                        "caseledger.database.url", "postgresql://here:5432/there",
                        "caseledger.database.user", "me",
                        "caseledger.demo", "true"),
                Map.of());
        assertThat(refused.getMessage()).contains("caseledger.demo", "embedded database");
    }

    @Test
    void givenDatabaseAddressWithoutUser_whenChecked_thenRefused() {
        assertThat(refusal(Map.of("caseledger.database.url", "postgresql://here:5432/there"), Map.of())
                        .getMessage())
                .contains("caseledger.database.user");
    }

    @Test
    @Spec("SEC-06")
    void givenPasswordInTheAddress_whenRefused_thenItIsNotRepeated() {
        var refused = refusal(Map.of("caseledger.database.url", "postgresql://me:hush@here:5432/there"), Map.of());
        assertThat(refused.getMessage())
                .contains("caseledger.database.password-file".substring("caseledger.database".length()))
                .doesNotContain("hush");
    }

    @Test
    @Spec("SEC-06")
    void givenPasswordTwice_whenChecked_thenRefusedWithoutShowingIt() throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "hush");
        var refused = refusal(
                Map.of("caseledger.mail.password", "hush", "caseledger.mail.password-file", file.toString()), Map.of());
        assertThat(refused.getMessage()).contains("caseledger.mail.password").doesNotContain("hush");
    }

    @Test
    @Spec("SEC-06")
    void givenSecretFile_whenRead_thenWithoutItsLineEnd() throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "hush\n");
        assertThat(Secret.of("caseledger.mail.password", null, file)).isEqualTo("hush");
    }

    @Test
    @Spec("RUN-03")
    void givenAxonServer_whenDerived_thenItIsTheEventStoreAndOtherwiseNoneIsLookedFor() {
        var environment = environment(Map.of("caseledger.axon-server", "axon:8124"), Map.of());
        new DerivedSettings().postProcessEnvironment(environment, new SpringApplication());
        assertThat(environment.getProperty("axon.axonserver.enabled")).isEqualTo("true");
        assertThat(environment.getProperty("axon.axonserver.servers")).isEqualTo("axon:8124");
        // every processor meets every event, or its place would tell nothing
        assertThat(environment.getProperty("axon.axonserver.event-block-listing-enabled"))
                .isEqualTo("false");

        var without = environment(Map.of("caseledger.axon-server", ""), Map.of());
        new DerivedSettings().postProcessEnvironment(without, new SpringApplication());
        assertThat(without.getProperty("axon.axonserver.enabled")).isEqualTo("false");
    }

    private static StartRefused refusal(Map<String, Object> settings, Map<String, Object> variables) {
        StartRefused refused = catchThrowableOfType(StartRefused.class, () -> check(settings, variables));
        assertThat(refused).as("refusal of %s %s", settings, variables).isNotNull();
        return refused;
    }

    private static void check(Map<String, Object> settings, Map<String, Object> variables) {
        try (var context = new GenericApplicationContext()) {
            context.setEnvironment(environment(settings, variables));
            new CheckedSettings().initialize(context);
        }
    }

    private static StandardEnvironment environment(Map<String, Object> settings, Map<String, Object> variables) {
        var environment = new StandardEnvironment() {
            @Override
            public Map<String, Object> getSystemEnvironment() {
                return variables;
            }
        };
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        environment.getPropertySources().addFirst(new MapPropertySource("given", settings));
        ConfigurationPropertySources.attach(environment);
        return environment;
    }
}
