package io.caseledger.shared.settings;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Everything that can be set, under {@code caseledger.*}; the guide is {@code docs/settings.md}. A setting is given on
 * the command line ({@code --caseledger.data-dir=/srv/caseledger}), in the environment
 * ({@code CASELEDGER_DATADIR=/srv/caseledger}) or in an {@code application.yml} in the working directory.
 *
 * @param dataDir where the embedded PostgreSQL keeps its data; relative to the working directory
 * @param database which PostgreSQL is used, and how many connections
 * @param axonServer address of Axon Server, {@code host} or {@code host:port}, several separated by commas; none: events
 *     are stored in PostgreSQL and messages stay in this process
 * @param mail the server that sends mail; none: nothing leaves the house
 * @param scanner address of a virus scanner that speaks ClamAV's protocol, {@code host} or {@code host:port}; none: attachments
 *     are not scanned
 * @param uploads files that somebody has sent and not filed yet
 * @param permit import permits for masks
 * @param stock the stock that comes in on them
 * @param web how much one caller may have of the service, and for how long
 * @param management where health and measurements are asked
 * @param demo whether the demo accounts exist and the demo pages show; only with the embedded database, where it is on
 *     unless switched off or events are in Axon Server
 * @param demoStory what the demo accounts find at the first start
 * @param check whether the service, instead of serving, checks its views against the log and ends
 * @param publicUrl the address people reach the service at, for links in mails and documents
 */
@ConfigurationProperties(prefix = "caseledger", ignoreUnknownFields = false)
@Validated
public record Settings(
        @DefaultValue("data") Path dataDir,
        @DefaultValue @Valid Database database,

        @Nullable
        @Pattern(regexp = Settings.ADDRESSES, message = "must be host or host:port, several separated by commas")
        String axonServer,

        @DefaultValue @Valid Mail mail,

        @Nullable @Pattern(regexp = Settings.ADDRESS, message = "must be host or host:port")
        String scanner,

        @DefaultValue @Valid Uploads uploads,
        @DefaultValue @Valid Permit permit,
        @DefaultValue @Valid Stock stock,
        @DefaultValue @Valid Web web,
        @DefaultValue @Valid Management management,
        @Nullable Boolean demo,
        @DefaultValue("full") DemoStory demoStory,
        @DefaultValue("false") boolean check,
        @NotNull @DefaultValue("http://localhost:8080") URI publicUrl) {

    static final String HOST = "[A-Za-z0-9._:-]+";
    static final String ADDRESS = "|[A-Za-z0-9._-]+(:\\d{1,5})?";
    static final String ADDRESSES = "|[A-Za-z0-9._-]+(:\\d{1,5})?(,[A-Za-z0-9._-]+(:\\d{1,5})?)*";

    static final String NETWORK = "[0-9A-Fa-f.:]{2,45}(/(12[0-8]|1[01]\\d|\\d{1,2}))?";
    static final String NETWORKS = "|" + NETWORK + "(," + NETWORK + ")*";

    /** Whether the PostgreSQL is the one that this service starts itself. */
    public boolean embeddedDatabase() {
        return database.url() == null;
    }

    /** Whether demo accounts, cases and pages exist. Where Axon Server keeps the log, it is not ours to fill with demonstrations unasked. */
    public boolean demoMode() {
        return demo == null ? embeddedDatabase() && (axonServer == null || axonServer.isBlank()) : demo;
    }

    /**
     * Which PostgreSQL is used.
     *
     * @param url address of a PostgreSQL, {@code postgresql://host:port/database}; none: the embedded one is started
     * @param user who logs in there
     * @param password its password; better given by file
     * @param passwordFile a file that holds the password
     * @param sslMode how the connection is protected, as in libpq: {@code disable}, {@code prefer}, {@code require},
     *     {@code verify-ca}, {@code verify-full}
     * @param sslRootCertificate PEM file of the authorities trusted by the {@code verify-…} modes
     * @param jdbcConnections most JDBC connections: 20 of them for projections, automations and wake-ups, the rest for as many commands at once
     * @param r2dbcConnections most R2DBC connections (reading)
     * @param connectSeconds how long the start waits for the server to answer, in seconds
     * @param binariesDir where the embedded server's programs are unpacked; by default inside {@code data-dir}
     */
    public record Database(
            @Nullable URI url,
            @Nullable String user,
            @Nullable String password,
            @Nullable Path passwordFile,
            @DefaultValue("prefer") SslMode sslMode,
            @Nullable Path sslRootCertificate,
            @Min(24) @Max(1000) @DefaultValue("48") int jdbcConnections,
            @Min(2) @Max(1000) @DefaultValue("20") int r2dbcConnections,
            @Min(1) @Max(600) @DefaultValue("30") int connectSeconds,
            @Nullable Path binariesDir) {

        // a password must not reach a log by way of a record's own text
        @Override
        public String toString() {
            return "Database[url=" + url + ", user=" + user + "]";
        }
    }

    /**
     * The server that sends mail.
     *
     * @param host its name; none: no mail is sent, and in demo mode a page shows what would have been
     * @param port its port
     * @param from the sender's address
     * @param user who logs in there; none: without login
     * @param password its password; better given by file
     * @param passwordFile a file that holds the password
     */
    public record Mail(
            @Nullable String host,
            @Min(1) @Max(65535) @DefaultValue("25") int port,
            @Email @DefaultValue("caseledger@localhost") String from,
            @Nullable String user,
            @Nullable String password,
            @Nullable Path passwordFile) {

        @Override
        public String toString() {
            return "Mail[host=" + host + ", port=" + port + ", from=" + from + ", user=" + user + "]";
        }
    }

    /**
     * Files that an account has sent and not filed yet (ADR 29).
     *
     * @param unusedFiles most of them
     * @param unusedMegabytes most of their bytes
     * @param keepDays how long one is kept that no draft names
     * @param atOnce most requests with files of one account that are under way
     */
    public record Uploads(
            @Min(1) @Max(100_000) @DefaultValue("500") int unusedFiles,
            @Min(20) @Max(1_000_000) @DefaultValue("500") int unusedMegabytes,
            @Min(1) @Max(366) @DefaultValue("7") int keepDays,
            @Min(1) @Max(1000) @DefaultValue("12") int atOnce) {}

    /**
     * Import permits for masks.
     *
     * @param validityDays how many days after its issue a permit holds (MSK-04)
     */
    public record Permit(
            @Min(1) @Max(3650) @DefaultValue("180") int validityDays) {}

    /**
     * The stock of masks that comes in on permits.
     *
     * @param reminderEvery time between two reminders of a lot that is still in stock (MSK-50), such as {@code 7d}
     */
    public record Stock(
            @DurationMin(minutes = 1, message = "must be a minute or more")
            @DurationMax(days = 366, message = "must be a year or less")
            @DefaultValue("7d")
            Duration reminderEvery) {}

    /**
     * How much one caller may have of the service, and for how long.
     *
     * @param connections most connections that are open at once
     * @param connectionsPerAddress the same for a network address that is no trusted proxy's
     * @param streamsPerAccount most live pages and event streams that an account has open at once
     * @param streamsPerAddress the same for a network address, which a whole office may share
     * @param filesPerAccount most exports of lists that an account fetches at once, and most printed documents that it waits for
     * @param headSeconds how long the head of a request may take to arrive
     * @param bodySeconds how long a body may stand still before it has arrived; the whole of it may take twenty times as long
     * @param idleSeconds how long a connection is kept that asks nothing
     * @param wrongLoginsPerAddress how many wrong passwords a network address may try in five minutes
     * @param wrongLoginsPerNetwork the same for a network: an IPv4 /24 or an IPv6 /64
     * @param trustedProxies addresses and networks of the proxies in front of the service, whose {@code X-Forwarded-For} is believed; none: nobody's is
     */
    public record Web(
            @Min(10) @Max(1_000_000) @DefaultValue("10000") int connections,
            @Min(10) @Max(1_000_000) @DefaultValue("2000") int connectionsPerAddress,
            @Min(1) @Max(100_000) @DefaultValue("50") int streamsPerAccount,
            @Min(1) @Max(1_000_000) @DefaultValue("1000") int streamsPerAddress,
            @Min(1) @Max(1000) @DefaultValue("4") int filesPerAccount,
            @Min(1) @Max(600) @DefaultValue("10") int headSeconds,
            @Min(1) @Max(600) @DefaultValue("30") int bodySeconds,
            @Min(1) @Max(3600) @DefaultValue("60") int idleSeconds,
            @Min(1) @Max(100_000) @DefaultValue("50") int wrongLoginsPerAddress,
            @Min(1) @Max(1_000_000) @DefaultValue("250") int wrongLoginsPerNetwork,

            @Nullable
            @Pattern(
                    regexp = Settings.NETWORKS,
                    message = "must be addresses or networks such as 10.0.0.0/8, several separated by commas")
            String trustedProxies) {}

    /**
     * Where health and measurements are asked. In demo mode that is the service's own port.
     *
     * @param port a port of its own; 0: a free one
     * @param address the address it listens at; whoever reaches it is asked for no login
     */
    public record Management(
            @Min(0) @Max(65535) @DefaultValue("8081") int port,

            @Pattern(regexp = Settings.HOST, message = "must be an address or a host name") @DefaultValue("127.0.0.1")
            String address) {}

    /** What is made for the demo accounts at the first start, by commands like anybody's. */
    public enum DemoStory {
        /** A few cases and permits of today. */
        SMALL,
        /** Ninety days of both, which take some seconds. */
        FULL
    }

    /** How the connection to PostgreSQL is protected; names as in libpq. */
    public enum SslMode {
        DISABLE,
        PREFER,
        REQUIRE,
        VERIFY_CA,
        VERIFY_FULL;

        /** As libpq, pgjdbc and r2dbc-postgresql write it. */
        public String libpqName() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
