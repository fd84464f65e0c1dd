package io.caseledger.shared.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.caseledger.RunningService;
import io.caseledger.origin.SampleApplications;
import io.caseledger.origin.contract.CaseId;
import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.origin.contract.SubmitCertificate;
import io.caseledger.shared.Spec;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Attachment;
import io.caseledger.shared.contract.DerivedId;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.jobs.Jobs;
import io.caseledger.shared.settings.Settings;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Whose files they are: every command that can name one, every role, and what becomes of those that nobody files. */
@Spec("COE0510-02")
class UploadsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final String RULE = "shared.FilesAreUploadedByTheirSender";

    private final RunningService service = RunningService.shared();
    private final Uploads uploads = service.bean(Uploads.class);
    private final JdbcClient database = service.bean(JdbcClient.class);
    private final Actor sender = actor(UUID.randomUUID().toString(), Role.APPLICANT);

    private static Actor actor(String account, Role role) {
        return new Actor(account, "上傳測試", role, null, null);
    }

    private static Flux<DataBuffer> pdf(String text) {
        return Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(
                SampleFiles.pdf("9 0 obj (" + text + ") endobj").clone()));
    }

    private StoredFile kept(Actor actor, String text) {
        return Objects.requireNonNull(uploads.keep(actor, "發票.pdf", pdf(text)).block(PATIENCE));
    }

    /** Every order that can name a file, wherever in it. */
    static Stream<Class<?>> commandsThatNameFiles() {
        return new ClassFileImporter()
                .withImportOption(location -> location.contains("/contract/")).importPackages("io.caseledger").stream()
                        .filter(type -> type.getPackageName().endsWith(".contract") && type.isRecord())
                        .<Class<?>>map(type -> type.reflect())
                        .filter(type -> Arrays.stream(type.getDeclaredFields())
                                .anyMatch(field -> field.isAnnotationPresent(TargetAggregateIdentifier.class)))
                        .filter(type -> holdsFiles(type, new HashSet<>()));
    }

    @Test
    void givenTheCommands_thenThoseWithFilesAreFound() {
        assertThat(commandsThatNameFiles().map(Class::getSimpleName))
                .containsExactlyInAnyOrder("SubmitCertificate", "ReviseCertificate", "RecordFlow");
    }

    @ParameterizedTest
    @MethodSource("commandsThatNameFiles")
    @Spec("SEC-01")
    void givenAForeignFileOrNone_whenNamed_thenRefusedWithTheSameAnswer(Class<?> command) {
        var theirs = kept(
                actor(UUID.randomUUID().toString(), Role.APPLICANT),
                UUID.randomUUID().toString());

        var foreign = refusal(sample(command, theirs.asAttachment("INVOICE")));
        var none = refusal(sample(
                command, new Attachment("INVOICE", Attachment.Delivery.UPLOADED, "a.pdf", "ab".repeat(32), "x", 1L)));

        assertThat(foreign).isEqualTo(none);
        assertThat(foreign.kind()).isEqualTo(Rejection.Kind.INVALID);
        assertThat(foreign.violations()).singleElement().satisfies(violation -> {
            assertThat(violation.rule()).isEqualTo(RULE);
            assertThat(violation.field()).endsWith("[0].sha256");
            assertThat(violation.field()).doesNotStartWith("application");
        });
    }

    private Rejection.Details refusal(Object command) {
        return catchThrowableOfType(Rejection.class, () -> service.bean(Commands.class)
                        .sendAs(sender, command, Commands.Options.NONE)
                        .block(PATIENCE))
                .details();
    }

    @Test
    void givenOtherFactsThanTheStores_whenNamed_thenTheStoresAreFiled() {
        var applicant = actor(DerivedId.of("demo-account", "applicant"), Role.APPLICANT);
        var mine = kept(applicant, UUID.randomUUID().toString());
        var told = new Attachment("INVOICE", Attachment.Delivery.UPLOADED, "安全.exe", mine.sha256(), "image/png", 1L);
        var id = new CaseId(UUID.randomUUID().toString());

        service.bean(Commands.class)
                .sendAs(applicant, new SubmitCertificate(id, with(told)), Commands.Options.NONE)
                .block(PATIENCE);

        var filed = database.sql(
                        "select convert_from(payload, 'UTF8') from log.domain_event where aggregate_identifier = ?")
                .param(id.value())
                .query(String.class)
                .single();
        assertThat(filed).contains(mine.name(), "application/pdf").doesNotContain("安全.exe", "image/png");
        assertThat(uses(mine)).isEqualTo(1);
    }

    @Test
    void givenARefusedCommand_thenItsFilesStayUnused() {
        var applicant = actor(DerivedId.of("demo-account", "applicant"), Role.APPLICANT);
        var mine = kept(applicant, UUID.randomUUID().toString());
        var empty = new Attachment("", Attachment.Delivery.UPLOADED, null, mine.sha256(), null, null);

        var refused = catchThrowableOfType(Rejection.class, () -> service.bean(Commands.class)
                .sendAs(
                        applicant,
                        new SubmitCertificate(new CaseId(UUID.randomUUID().toString()), with(empty)),
                        Commands.Options.NONE)
                .block(PATIENCE));

        assertThat(refused.details().violations())
                .extracting(Violation::rule)
                .contains("origin.AttachmentsAreUploadedOrAnnounced");
        assertThat(uses(mine)).isZero();
    }

    private static CertificateApplication with(Attachment attachment) {
        var form = FormBinder.unbind(SampleApplications.validFor("04595252"));
        var bound = FormBinder.bind(CertificateApplication.class, form).value();
        return (CertificateApplication) replaced(Objects.requireNonNull(bound), attachment);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    @Spec("SEC-01")
    void givenARole_whenItSends_thenOnlyWhoFilesMay(Role role) {
        var actor = actor(UUID.randomUUID().toString(), role);

        if (role.files()) {
            assertThat(kept(actor, "x").name()).isEqualTo("發票.pdf");
        } else {
            assertThat(refusedKeeping(uploads, actor)).isEqualTo(Rejection.Kind.FORBIDDEN + " shared.OnlyFilersUpload");
        }
    }

    @Test
    void givenAQuota_whenItIsFull_thenTheNextIsRefusedUntilSomethingIsFiled() {
        var small = new Uploads(
                service.bean(Attachments.class),
                service.bean(DatabaseClient.class),
                service.bean(Clock.class),
                settings(2));
        kept(sender, "1");
        var second = kept(sender, "2");

        assertThat(refusedKeeping(small, sender)).isEqualTo("INVALID shared.UploadsFitTheQuota");
        database.sql("insert into work.upload_use (account_id, sha256, used_by) values (?, ?, 'case')")
                .params(sender.accountId(), second.sha256())
                .update();
        assertThat(small.keep(sender, "3.pdf", pdf("3")).block(PATIENCE)).isNotNull();
        // the same again is no further file, and yet nothing may be read before there is room
        assertThat(refusedKeeping(small, sender)).isEqualTo("INVALID shared.UploadsFitTheQuota");
    }

    @Test
    void givenManyAtOnce_whenTheQuotaHasRoomForTwo_thenTwoAreKept() {
        var small = new Uploads(
                service.bean(Attachments.class),
                service.bean(DatabaseClient.class),
                service.bean(Clock.class),
                settings(2));

        var kept = Flux.range(0, 6)
                .flatMap(i -> small.keep(sender, "a.pdf", pdf("at once " + i))
                        .onErrorResume(Rejection.class, refused -> Mono.empty()))
                .count()
                .block(PATIENCE);

        assertThat(kept).isEqualTo(2);
    }

    private Settings settings(int files) {
        var all = service.bean(Settings.class);
        return new Settings(
                all.dataDir(),
                all.database(),
                all.axonServer(),
                all.mail(),
                all.scanner(),
                new Settings.Uploads(files, 20, 7, 12),
                all.permit(),
                all.stock(),
                all.web(),
                all.management(),
                all.demo(),
                all.demoStory(),
                all.check(),
                all.publicUrl());
    }

    private String refusedKeeping(Uploads uploads, Actor actor) {
        var details = catchThrowableOfType(Rejection.class, () -> uploads.keep(actor, "a.pdf", pdf("more"))
                        .block(PATIENCE))
                .details();
        return details.kind() + " " + details.violations().getFirst().rule();
    }

    @Test
    void givenOldFiles_whenTheJobRuns_thenThoseThatNobodyNamesAreGone() {
        var orphan = kept(sender, "orphan" + UUID.randomUUID());
        var fresh = kept(sender, "fresh" + UUID.randomUUID());
        var used = kept(sender, "used" + UUID.randomUUID());
        var drafted = kept(sender, "drafted" + UUID.randomUUID());
        var shared = kept(sender, "shared" + UUID.randomUUID());
        kept(actor(UUID.randomUUID().toString(), Role.AGENT), "other");
        List.of(orphan, used, drafted, shared).forEach(this::age);
        database.sql("insert into work.upload_use (account_id, sha256, used_by) values (?, ?, 'case')")
                .params(sender.accountId(), used.sha256())
                .update();
        service.bean(Drafts.class)
                .begin(
                        Draft.Place.fresh(sender.accountId(), "test.form", ""),
                        Draft.Text.of("", Map.of("attachments[0].sha256", drafted.sha256())))
                .block(PATIENCE);
        var other = actor(UUID.randomUUID().toString(), Role.AGENT);
        database.sql(
                        "insert into work.upload select ?, sha256, file_name, media_type, size, now() from work.upload where sha256 = ?")
                .params(other.accountId(), shared.sha256())
                .update();

        service.bean(Jobs.class).soon(OldUploads.NAME).block(PATIENCE);

        Flux.interval(LOOK, Schedulers.boundedElastic())
                .filter(time -> count("work.attachment", orphan.sha256()) == 0)
                .blockFirst(PATIENCE);
        assertThat(count("work.upload", orphan.sha256())).isZero();
        for (var file : List.of(fresh, used, drafted)) {
            assertThat(count("work.upload", file.sha256())).isEqualTo(1);
            assertThat(count("work.attachment", file.sha256())).isEqualTo(1);
        }
        // the other's record keeps the content, but gives it back to nobody
        assertThat(count("work.attachment", shared.sha256())).isEqualTo(1);
        assertThat(uploads.known(sender.accountId(), List.of(shared.sha256())).block(PATIENCE))
                .isEmpty();
    }

    private void age(StoredFile file) {
        var old = service.bean(Clock.class).instant().minus(Duration.ofDays(8)).atOffset(ZoneOffset.UTC);
        database.sql("update work.upload set uploaded_at = ? where sha256 = ?")
                .params(old, file.sha256())
                .update();
        database.sql("update work.attachment set stored_at = ? where sha256 = ?")
                .params(old, file.sha256())
                .update();
    }

    private long uses(StoredFile file) {
        return count("work.upload_use", file.sha256());
    }

    private long count(String table, String sha256) {
        return database.sql("select count(*) from " + table + " where sha256 = ?")
                .param(sha256)
                .query(Long.class)
                .single();
    }

    private static boolean holdsFiles(Type type, Set<Type> seen) {
        if (type == Attachment.class) {
            return true;
        }
        if (!seen.add(type)) {
            return false;
        }
        if (type instanceof ParameterizedType list) {
            return holdsFiles(list.getActualTypeArguments()[0], seen);
        }
        return type instanceof Class<?> plain
                && plain.isRecord()
                && Arrays.stream(plain.getRecordComponents())
                        .anyMatch(component -> holdsFiles(component.getGenericType(), seen));
    }

    /** A command whose every file is this one; what else it needs is made up. */
    private static Object sample(Type type, Attachment file) {
        return Objects.requireNonNull(value(type, file));
    }

    private static @Nullable Object value(Type type, Attachment file) {
        if (type == Attachment.class) {
            return file;
        }
        if (type instanceof ParameterizedType list) {
            return holdsFiles(list, new HashSet<>())
                    ? List.of(sample(list.getActualTypeArguments()[0], file))
                    : List.of();
        }
        if (type == String.class) {
            return UUID.randomUUID().toString();
        }
        if (type instanceof Class<?> plain && plain.isRecord()) {
            return made(plain, component -> value(component.getGenericType(), file));
        }
        return type == long.class ? (Object) 1L : type == int.class ? (Object) 1 : null;
    }

    private static Object replaced(Record record, Attachment file) {
        return made(record.getClass(), component -> {
            try {
                return component.getName().equals("attachments")
                        ? List.of(file)
                        : component.getAccessor().invoke(record);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static Object made(Class<?> type, Function<RecordComponent, @Nullable Object> part) {
        try {
            var parts = new ArrayList<@Nullable Object>();
            var types = new ArrayList<Class<?>>();
            for (var component : type.getRecordComponents()) {
                types.add(component.getType());
                parts.add(part.apply(component));
            }
            return type.getDeclaredConstructor(types.toArray(Class<?>[]::new)).newInstance(parts.toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be made", e);
        }
    }
}
