package io.caseledger.mask.contract;

import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Violation;
import java.util.List;

/** Asks the rules about an application for a permit, or about rows of a write-off, without ordering anything: for forms. May block. */
public interface PermitCheck {

    /**
     * All that would make {@link SubmitPermit} refuse it; empty when it can be filed.
     *
     * @throws io.caseledger.shared.contract.Rejection FORBIDDEN where this actor may not file at all
     */
    List<Violation> check(PermitApplication application, Actor actor);

    /** What looks odd but stops nothing. */
    List<Violation> warnings(PermitApplication application, Actor actor);

    /** All that is wrong with rows by themselves (MSK-20); whether the permit has room for them only {@link RecordWriteOff} tells. */
    List<Violation> checkWriteOff(ImportWay way, List<WriteOffRow> rows);
}
