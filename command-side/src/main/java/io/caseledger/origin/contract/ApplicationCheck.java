package io.caseledger.origin.contract;

import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Violation;
import java.util.List;

/** Asks the rules about an application without filing it: for forms and previews. May block, as it looks accounts up. */
public interface ApplicationCheck {

    /**
     * All that would make {@link SubmitCertificate} refuse it; empty when it can be filed.
     *
     * @throws io.caseledger.shared.contract.Rejection FORBIDDEN where this actor may not file at all
     */
    List<Violation> check(CertificateApplication application, Actor actor);

    /** What looks odd but stops nothing. */
    List<Violation> warnings(CertificateApplication application, Actor actor);
}
