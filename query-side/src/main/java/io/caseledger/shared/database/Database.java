package io.caseledger.shared.database;

import io.caseledger.shared.settings.Settings.SslMode;
import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.postgresql.client.SSLMode;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** Where a PostgreSQL is and how to log in; the same for JDBC and R2DBC. */
public record Database(
        String host,
        int port,
        String name,
        String user,
        @Nullable String password,
        SslMode sslMode,
        @Nullable Path sslRootCertificate) {

    static final String APPLICATION = "caseledger";

    String jdbcUrl() {
        String url = "jdbc:postgresql://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port + "/"
                + URLEncoder.encode(name, StandardCharsets.UTF_8)
                + "?ApplicationName=" + APPLICATION
                + "&sslmode=" + sslMode.libpqName()
                // the details of an error hold the refused row, and the row what people filed: nothing for a log file
                + "&logServerErrorDetail=false";
        return sslRootCertificate == null
                ? url
                : url + "&sslrootcert=" + URLEncoder.encode(sslRootCertificate.toString(), StandardCharsets.UTF_8);
    }

    /** Connections beside the pool on which nothing takes longer: the server ends a statement, and we do where the server does not answer. */
    public DataSource impatient(Duration patience) {
        var source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl());
        source.setUser(user);
        source.setPassword(Objects.requireNonNullElse(password, ""));
        var seconds = Math.toIntExact(patience.toSeconds());
        source.setConnectTimeout(seconds);
        source.setLoginTimeout(seconds);
        source.setSocketTimeout(seconds);
        // the server first: it knows that nothing was stored
        source.setOptions("-c statement_timeout=" + patience.toMillis() * 3 / 4);
        return source;
    }

    ConnectionFactoryOptions r2dbcOptions() {
        var options = ConnectionFactoryOptions.builder()
                .option(ConnectionFactoryOptions.DRIVER, PostgresqlConnectionFactoryProvider.POSTGRESQL_DRIVER)
                .option(ConnectionFactoryOptions.HOST, host)
                .option(ConnectionFactoryOptions.PORT, port)
                .option(ConnectionFactoryOptions.DATABASE, name)
                .option(ConnectionFactoryOptions.USER, user)
                .option(PostgresqlConnectionFactoryProvider.APPLICATION_NAME, APPLICATION)
                .option(PostgresqlConnectionFactoryProvider.SSL_MODE, SSLMode.fromValue(sslMode.libpqName()));
        if (password != null) {
            options.option(ConnectionFactoryOptions.PASSWORD, password);
        }
        if (sslRootCertificate != null) {
            options.option(PostgresqlConnectionFactoryProvider.SSL_ROOT_CERT, sslRootCertificate.toString());
        }
        return options.build();
    }

    // without the password: this text reaches logs
    @Override
    public String toString() {
        return "postgresql://" + user + "@" + host + ":" + port + "/" + name;
    }
}
