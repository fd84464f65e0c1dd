package io.caseledger.permit.domain;

import io.caseledger.origin.domain.Changed;
import io.caseledger.origin.domain.Samples;
import io.caseledger.permit.SamplePermits;
import io.caseledger.permit.contract.ImportWay;
import io.caseledger.permit.contract.PermitApplication;
import io.caseledger.permit.contract.PermitId;
import io.caseledger.permit.contract.PermitIssued;
import io.caseledger.permit.contract.PermitItem;
import io.caseledger.permit.contract.PermitParty;
import io.caseledger.permit.contract.PermitTerms;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Role;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The people and the permits that the tests tell of. The accounts are those of the tests of certificates. */
final class PermitSamples {
    static final PermitId PERMIT = new PermitId("permit-1");
    static final PermitId NEW_PERMIT = new PermitId("permit-2");
    static final String NUMBER = "MSK20260000001";
    static final LocalDate TODAY = Samples.TODAY;
    static final LocalDate VALID_UNTIL = TODAY.plusDays(180);
    static final PermitTerms TERMS = new PermitTerms(180);

    static final String DECLARATION = "AA  1512300001";
    static final String OTHER_DECLARATION = "AA  1512300002";
    static final String PARCEL = "RR473124829TW";
    static final String OTHER_PARCEL = "EE876543216JP";

    static final Actor IMPORTER = Samples.APPLICANT;
    static final Actor OTHER_IMPORTER = Samples.OTHER_APPLICANT;
    static final Actor AGENT = Samples.AGENT;
    static final Actor AUDITOR = Samples.AUDITOR;
    static final Actor ISSUER = Samples.OFFICER;
    static final Actor CUSTOMS = new Actor("customs", "海關", Role.CUSTOMS, null, null);
    static final Actor REGULATOR = new Actor("regulator", "主管機關", Role.REGULATOR, null, null);

    private PermitSamples() {}

    static PermitApplication application() {
        return application(ImportWay.DECLARATION);
    }

    static PermitApplication application(ImportWay way) {
        return SamplePermits.valid(way);
    }

    static PermitApplication applicationByAgent() {
        return Changed.with(
                application(),
                "agent",
                new PermitParty(
                        Samples.AGENT_IDENTITY, "報關行有限公司", null, "基隆市仁愛區港西街1號", null, "林", "02-24567890", null));
    }

    static PermitIssued issued(ImportWay way) {
        return issued(application(way), null);
    }

    static PermitIssued issuedToAgent() {
        return issuedTo(AGENT);
    }

    static PermitIssued issuedTo(Actor agent) {
        return issued(applicationByAgent(), agent.accountId());
    }

    /** Another amount of item 1. */
    static PermitApplication with(ImportWay way, long medical) {
        return withItems(
                way,
                Changed.with(SamplePermits.medical(), "quantity", BigDecimal.valueOf(medical)),
                SamplePermits.nonMedical());
    }

    static PermitApplication withItems(ImportWay way, PermitItem... items) {
        return Changed.with(application(way), "items", List.of(items));
    }

    private static PermitIssued issued(PermitApplication application, @Nullable String agent) {
        return new PermitIssued(
                PERMIT.value(),
                NUMBER,
                agent == null ? IMPORTER.accountId() : agent,
                IMPORTER.accountId(),
                agent,
                TODAY,
                VALID_UNTIL,
                null,
                application);
    }
}
