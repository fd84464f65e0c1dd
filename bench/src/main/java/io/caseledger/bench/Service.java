package io.caseledger.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.caseledger.Caseledger;
import io.caseledger.accounts.contract.AccountHolder;
import io.caseledger.accounts.contract.OpenAccount;
import io.caseledger.origin.contract.CaseId;
import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.origin.contract.CertificateForm;
import io.caseledger.origin.contract.Clearance;
import io.caseledger.origin.contract.GoodsLine;
import io.caseledger.origin.contract.Manufacturer;
import io.caseledger.origin.contract.Party;
import io.caseledger.origin.contract.PutBackCase;
import io.caseledger.origin.contract.Shipment;
import io.caseledger.origin.contract.SubmitCertificate;
import io.caseledger.origin.contract.TakeCase;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.Commands.Options;
import io.caseledger.shared.bus.Outcome;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.contract.AccountId;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.query.Projections;
import io.caseledger.shared.reference.IdentityKind;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** The real service in this process, on its embedded PostgreSQL, and people to use it: one applicant, an officer for each unit. */
final class Service implements AutoCloseable {
    static final List<String> UNITS = List.of("TPE", "KHH", "TXG", "KEL");
    private static final String BUSINESS_NUMBER = "24681353";

    final ConfigurableApplicationContext context;
    final Commands commands;
    final Queries queries;
    final HikariDataSource dataSource;
    final Actor applicant;
    final List<Actor> officers;

    Service(Path data) {
        context = SpringApplication.run(
                Caseledger.class,
                "--server.port=0",
                "--caseledger.data-dir=" + data,
                "--caseledger.demo-story=small",
                // events of a year ago are appended as if lots had written them: a reminder in between would take their
                // place
                "--caseledger.stock.reminder-every=366d",
                "--logging.level.root=WARN",
                "--logging.level.io.caseledger=WARN");
        commands = context.getBean(Commands.class);
        queries = context.getBean(Queries.class);
        dataSource = context.getBean(HikariDataSource.class);
        applicant = open("bench-applicant", Role.APPLICANT, IdentityKind.BUSINESS_NUMBER, BUSINESS_NUMBER, null);
        officers = UNITS.stream()
                .map(unit -> open("bench-" + unit, Role.ISSUER, IdentityKind.PASSPORT, "BENCH" + unit, unit))
                .toList();
    }

    String url() {
        return "http://localhost:" + context.getBean(Environment.class).getProperty("local.server.port");
    }

    Outcome send(Actor actor, Object command) {
        return Objects.requireNonNull(
                commands.sendAs(actor, command, Options.NONE).block());
    }

    Outcome submit(int unit) {
        return send(
                applicant, new SubmitCertificate(new CaseId(UUID.randomUUID().toString()), application(unit)));
    }

    /** One small event on a case that is there, as often as one likes: it is taken in the even turns and put back in the odd ones. */
    Outcome flip(Actor officer, CaseId caseId, int turn) {
        return send(officer, turn % 2 == 0 ? new TakeCase(caseId) : new PutBackCase(caseId));
    }

    void caughtUp(long position) {
        caughtUp(Projections.CASES, position);
    }

    void caughtUp(String projection, long position) {
        while (true) {
            try {
                queries.caughtUp(projection, position).block();
                return;
            } catch (RuntimeException stillBehind) {
                System.out.println("the read side is still catching up");
            }
        }
    }

    private Actor open(String name, Role role, IdentityKind kind, String number, @Nullable String unit) {
        var id = "bench-" + name;
        var holder = new AccountHolder(
                name, "量測" + name, kind, number, role, unit, name + "@example.com", "臺北市中正區", "02-25505500");
        send(Actor.SYSTEM, new OpenAccount(new AccountId(id), holder, null));
        return new Actor(id, holder.displayName(), role, unit, null);
    }

    static CertificateApplication application(int unit) {
        var exporter =
                new Party(null, "量測貿易股份有限公司", "Bench Trading Co., Ltd.", "臺北市中正區羅斯福路一段 1 號", "Taipei, Taiwan", null);
        var applicant = new Party(
                BUSINESS_NUMBER, "量測貿易股份有限公司", "Bench Trading Co., Ltd.", "臺北市中正區羅斯福路一段 1 號", null, "02-25505500");
        var importer = new Party(null, null, "Importer GmbH", null, "Hamburg, Germany", null);
        var today = LocalDate.now(ZoneId.of("Asia/Taipei"));
        return new CertificateApplication(
                "01",
                UNITS.get(unit % UNITS.size()),
                Clearance.PRE_CLEARANCE,
                CertificateForm.WET_STAMP,
                applicant,
                Party.NONE,
                exporter,
                importer,
                new Shipment("DE", "TWKEL", "DEHAM", null, "1", "EVER GOLDEN 012W", today),
                List.of(new Manufacturer(BUSINESS_NUMBER, "量測製造廠", null, "桃園市中壢區中央路 1 號", "03-4255500", true, false)),
                List.of(
                        new GoodsLine(true, "Steel products", null, null, null, null, null),
                        new GoodsLine(false, "Screws, M4", new BigDecimal("1200"), "KGM", "76169990005", true, null),
                        new GoodsLine(false, "Screws, M5", new BigDecimal("800.5"), "KGM", "76169990005", true, null)),
                "Packed in 20 cartons",
                List.of(),
                List.of(),
                1,
                2,
                null,
                null);
    }

    @Override
    public void close() {
        context.close();
    }
}
