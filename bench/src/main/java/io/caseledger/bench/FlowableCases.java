package io.caseledger.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.Map;
import org.flowable.cmmn.engine.CmmnEngine;
import org.flowable.cmmn.engine.CmmnEngineConfiguration;

/**
 * The yardstick of whole cases (PERF-02): a process engine that does the same on the same PostgreSQL, with the same durability: file, take, approve, collect,
 * with its own list of tasks and its own history.
 */
final class FlowableCases implements AutoCloseable {
    static final String NAME = "Flowable CMMN: file, take, approve, collect";
    private static final int CONNECTIONS = 64;
    private static final String MODEL = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/CMMN/20151109/MODEL" xmlns:flowable="http://flowable.org/cmmn" targetNamespace="http://caseledger.io/bench">
              <case id="certificate">
                <casePlanModel id="plan" name="Certificate">
                  <planItem id="reviewItem" definitionRef="review"/>
                  <planItem id="collectItem" definitionRef="collect">
                    <entryCriterion id="approved" sentryRef="whenReviewed"/>
                  </planItem>
                  <sentry id="whenReviewed">
                    <planItemOnPart id="reviewed" sourceRef="reviewItem"><standardEvent>complete</standardEvent></planItemOnPart>
                  </sentry>
                  <humanTask id="review" name="Review" flowable:candidateGroups="${unit}"/>
                  <humanTask id="collect" name="Collect" flowable:candidateGroups="${unit}"/>
                </casePlanModel>
              </case>
            </definitions>
            """;

    private final HikariDataSource dataSource;
    private final CmmnEngine engine;

    FlowableCases(HikariDataSource service) throws SQLException {
        try (var connection = service.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS flowable");
        }
        var pool = new HikariConfig();
        var url = service.getJdbcUrl();
        pool.setJdbcUrl(url + (url.contains("?") ? "&" : "?") + "currentSchema=flowable");
        pool.setUsername(service.getUsername());
        pool.setPassword(service.getPassword());
        pool.setMaximumPoolSize(CONNECTIONS);
        dataSource = new HikariDataSource(pool);
        var configuration = CmmnEngineConfiguration.createStandaloneCmmnEngineConfiguration();
        configuration.setDataSource(dataSource);
        configuration.setDatabaseSchema("flowable");
        configuration.setDatabaseSchemaUpdate("true");
        engine = configuration.buildCmmnEngine();
        engine.getCmmnRepositoryService()
                .createDeployment()
                .addString("certificate.cmmn", MODEL)
                .deploy();
    }

    /** What an applicant and an officer do with one case; the application itself is a variable, as a page would store it. */
    Load.Work client(int client, String application) {
        var unit = Service.UNITS.get(client % Service.UNITS.size());
        return () -> {
            var caseId = engine.getCmmnRuntimeService()
                    .createCaseInstanceBuilder()
                    .caseDefinitionKey("certificate")
                    .variables(Map.of("unit", unit, "application", application))
                    .start()
                    .getId();
            var tasks = engine.getCmmnTaskService();
            var review = tasks.createTaskQuery()
                    .caseInstanceId(caseId)
                    .singleResult()
                    .getId();
            tasks.claim(review, "officer-" + unit);
            tasks.complete(review);
            var collect = tasks.createTaskQuery()
                    .caseInstanceId(caseId)
                    .singleResult()
                    .getId();
            tasks.complete(collect);
        };
    }

    @Override
    public void close() {
        engine.close();
        dataSource.close();
    }
}
