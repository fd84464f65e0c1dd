package io.caseledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.r2dbc.core.DatabaseClient;

class RunningServiceTest {
    private final RunningService service = RunningService.shared();

    @Test
    void givenNothing_whenStarted_thenBothPoolsReachTheSameDatabase() {
        var jdbc = service.bean(JdbcClient.class)
                .sql("select system_identifier::text from pg_control_system()")
                .query(String.class)
                .single();
        var r2dbc = service.bean(DatabaseClient.class)
                .sql("select system_identifier::text as id from pg_control_system()")
                .map(row -> row.get("id", String.class))
                .one()
                .block();
        assertThat(r2dbc).isEqualTo(jdbc).isNotBlank();
    }

    @Test
    void givenNothing_whenStarted_thenSchemasExist() {
        assertThat(service.bean(JdbcClient.class)
                        .sql("select nspname from pg_namespace where nspname in ('log', 'view', 'work')")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("log", "view", "work");
    }

    @Test
    void givenNothing_whenHealthIsAsked_thenReady() {
        service.client()
                .get()
                .uri("/actuator/health/readiness")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("UP")
                .jsonPath("$.components.db.status")
                .isEqualTo("UP")
                .jsonPath("$.components.r2dbc.status")
                .isEqualTo("UP");
    }
}
