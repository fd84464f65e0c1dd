package io.caseledger.shared.database;

import com.zaxxer.hikari.HikariDataSource;
import io.caseledger.shared.settings.Secret;
import io.caseledger.shared.settings.Settings;
import io.r2dbc.pool.ConnectionPool;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.util.StringUtils;

/**
 * Gives Spring's JDBC and R2DBC pools their PostgreSQL. The pools depend on the server's bean, so it is up before the
 * first and goes after the last.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConnections {
    private static final int DEFAULT_PORT = 5432;
    private static final int EMBEDDED_SECONDS = 60;

    @Bean(destroyMethod = "close")
    @Conditional(OnlyWithoutAddress.class)
    EmbeddedPostgres embeddedPostgres(Settings settings) {
        return EmbeddedPostgres.start(settings.dataDir(), settings.database().binariesDir(), Map.of());
    }

    @Bean
    Database database(Settings settings, ObjectProvider<EmbeddedPostgres> embedded) {
        Settings.Database given = settings.database();
        URI url = given.url();
        if (url == null) {
            Database database = embedded.getObject().database();
            DurableServer.check(database, EMBEDDED_SECONDS);
            return database;
        }
        Database database = new Database(
                url.getHost(),
                url.getPort() == -1 ? DEFAULT_PORT : url.getPort(),
                url.getPath().substring(1),
                Objects.requireNonNull(given.user()),
                Secret.of("caseledger.database.password", given.password(), given.passwordFile()),
                given.sslMode(),
                given.sslRootCertificate());
        DurableServer.check(database, given.connectSeconds());
        return database;
    }

    @Bean
    R2dbcConnectionDetails r2dbcConnectionDetails(Database database) {
        return database::r2dbcOptions;
    }

    @Bean
    Patience patience(Settings settings) {
        return new Patience(settings.database().connectSeconds());
    }

    /** Both pools, as everybody gets them. */
    @Bean
    static BeanPostProcessor pools(ObjectProvider<Patience> patience) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return switch (bean) {
                    case HikariDataSource pool -> patience.getObject().with(pool);
                    case ConnectionPool pool ->
                        new OffTheLoops(patience.getObject().with(pool), patience.getObject());
                    default -> bean;
                };
            }
        };
    }

    /** Boot makes none where there is R2DBC; sizes under {@code spring.datasource.hikari}. */
    @Bean
    @ConfigurationProperties("spring.datasource.hikari")
    HikariDataSource dataSource(Database database) {
        return DataSourceBuilder.create()
                .type(HikariDataSource.class)
                .url(database.jdbcUrl())
                .username(database.user())
                .password(Objects.requireNonNullElse(database.password(), ""))
                .build();
    }

    /** Boot makes none beside R2DBC's own; Axon's stores and the projectors write through this one. */
    @Bean
    @Primary
    JdbcTransactionManager transactionManager(DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    static class OnlyWithoutAddress implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !StringUtils.hasText(context.getEnvironment().getProperty("caseledger.database.url"));
        }
    }
}
