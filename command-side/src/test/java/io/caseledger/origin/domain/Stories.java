package io.caseledger.origin.domain;

import static io.caseledger.origin.domain.Samples.CASE;
import static io.caseledger.origin.domain.Samples.OFFICER;

import io.caseledger.origin.contract.CaseTaken;
import io.caseledger.origin.contract.CertificateApproved;
import io.caseledger.origin.contract.CertificateCancelled;
import io.caseledger.origin.contract.CertificateCollected;
import io.caseledger.origin.contract.CertificateRejected;
import io.caseledger.origin.contract.CorrectionRequested;
import io.caseledger.origin.contract.FieldComment;
import java.util.List;
import java.util.stream.Stream;

/** What has happened to a case before the story begins. */
final class Stories {
    static final CaseTaken TAKEN = new CaseTaken(CASE.value(), OFFICER.accountId(), OFFICER.name());
    static final List<FieldComment> COMMENTS = List.of(new FieldComment("goods[0].quantity", "請確認數量"));

    private Stories() {}

    static Object[] received() {
        return new Object[] {Samples.submitted()};
    }

    static Object[] underReview() {
        return after(received(), TAKEN);
    }

    static Object[] correctionRequested() {
        return after(underReview(), new CorrectionRequested(CASE.value(), COMMENTS));
    }

    static Object[] approved() {
        return after(underReview(), new CertificateApproved(CASE.value(), "TPE26-000001", Samples.TODAY));
    }

    static Object[] rejected() {
        return after(underReview(), new CertificateRejected(CASE.value(), "不符"));
    }

    static Object[] collected() {
        return after(approved(), new CertificateCollected(CASE.value(), null));
    }

    static Object[] cancelled() {
        return after(received(), new CertificateCancelled(CASE.value(), null));
    }

    private static Object[] after(Object[] earlier, Object event) {
        return Stream.concat(Stream.of(earlier), Stream.of(event)).toArray();
    }
}
