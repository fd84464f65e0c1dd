package io.caseledger.permit.contract;

import io.caseledger.shared.contract.ContentCheck;
import io.caseledger.shared.contract.Violation;
import java.util.List;

/** Asks the rules of {@link SubmitPermit}, or about rows of a write-off. */
public interface PermitCheck extends ContentCheck<PermitApplication> {

    /** All that is wrong with rows by themselves (MSK-20); whether the permit has room for them only {@link RecordWriteOff} tells. */
    List<Violation> checkWriteOff(ImportWay way, List<WriteOffRow> rows);
}
