package io.caseledger.shared.database;

import io.caseledger.shared.settings.StartRefused;
import javax.sql.DataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes the tables at the start: the log and the working state, then the live views. A log in another form than this release writes is left alone. */
@Configuration(proxyBeanMethods = false)
class Tables {
    /** As {@code V001__schemas.sql} writes it down. */
    private static final int FORMAT = 3;

    @Bean
    ViewSchema viewSchema() {
        return ViewSchema.LIVE;
    }

    @Bean
    FlywayMigrationStrategy migrations(DataSource dataSource, Database database, ViewSchema views) {
        return flyway -> {
            refuseAnotherFormat(JdbcClient.create(dataSource), database);
            flyway.migrate();
            views.migrate(dataSource);
        };
    }

    static void refuseAnotherFormat(JdbcClient jdbc, Database database) {
        if (!exists(jdbc, "log.domain_event")) {
            return;
        }
        // the first format was not written down
        int format = exists(jdbc, "log.format")
                ? jdbc.sql("SELECT number FROM log.format").query(Integer.class).single()
                : 1;
        if (format != FORMAT) {
            throw new StartRefused(
                    "The event log in " + database + " is of format " + format
                            + ", but this release reads and writes format " + FORMAT + " only.",
                    "Start the release that wrote it; or give this one a new caseledger.data-dir or an empty database.");
        }
    }

    private static boolean exists(JdbcClient jdbc, String table) {
        return jdbc.sql("SELECT to_regclass(?) IS NOT NULL")
                .param(table)
                .query(Boolean.class)
                .single();
    }
}
