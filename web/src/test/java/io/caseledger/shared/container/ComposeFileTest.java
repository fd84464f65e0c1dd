package io.caseledger.shared.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.caseledger.shared.Spec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/** docker-compose.yml against our schema: what Compose understands, health checks, pinned images, no default secret. */
class ComposeFileTest {
    private static final Path FILE = Path.of("../docker-compose.yml");

    @Test
    @Spec("SEC-06")
    void givenComposeFile_whenReadAgainstTheSchema_thenRight() throws IOException {
        assertThat(errors(Files.readString(FILE))).isEmpty();
    }

    @Test
    @SuppressWarnings("unchecked")
    void givenComposeFile_whenRead_thenEveryPartIsThereAndWhatItNeedsToo() throws IOException {
        Map<String, Object> file = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(FILE));
        var services = (Map<String, Map<String, Object>>) Objects.requireNonNull(file.get("services"));
        assertThat(services).containsOnlyKeys("axonserver", "postgres", "mail", "caseledger");
        var volumes = (Map<String, Object>) Objects.requireNonNull(file.get("volumes"));
        for (Map<String, Object> service : services.values()) {
            assertThat(services.keySet())
                    .containsAll(((Map<String, Object>) service.getOrDefault("depends_on", Map.of())).keySet());
            for (String mount : (List<String>) service.getOrDefault("volumes", List.of())) {
                assertThat(volumes).containsKey(mount.split(":", 2)[0]);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "${CASELEDGER_DATABASE_PASSWORD:?set it} | secret123",
                "${CASELEDGER_DATABASE_PASSWORD:?set it} | ${CASELEDGER_DATABASE_PASSWORD:-secret123}",
                "postgres:18.1 | postgres:latest",
                "postgres:18.1 | postgres",
                "condition: service_healthy | condition: whenever",
                "'interval: 5s' | 'interval: soon'",
                "'healthcheck:' | 'health:'",
                "'127.0.0.1:8080:8080' | '8080:8080'"
            })
    void givenPlantedMistake_whenReadAgainstTheSchema_thenFound(String right, String wrong) throws IOException {
        String file = Files.readString(FILE);
        assertThat(file).contains(right);
        assertThat(errors(file.replace(right, wrong))).isNotEmpty();
    }

    private static List<Error> errors(String compose) throws IOException {
        Object file = new Yaml(new SafeConstructor(new LoaderOptions())).load(compose);
        String json = JsonMapper.builder().build().writeValueAsString(file);
        try (InputStream schema =
                Objects.requireNonNull(ComposeFileTest.class.getResourceAsStream("/compose/compose-schema.json"))) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(schema, InputFormat.JSON)
                    .validate(json, InputFormat.JSON);
        }
    }
}
