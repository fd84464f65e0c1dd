package io.caseledger.mask.domain;

import io.caseledger.mask.contract.MaskKind;
import io.caseledger.mask.contract.RecordWriteOff;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;

/** MSK-21: written off never exceeds permitted, by kind. */
final class WrittenOffNeverExceedsPermitted implements PermitRule {
    @Override
    public Optional<Rejection> refusal(PermitAttempt attempt) {
        var rows = attempt.command() instanceof RecordWriteOff record
                ? record.rows()
                : attempt.standing().rows();
        var found = new ArrayList<Violation>();
        for (var kind : MaskKind.values()) {
            long permitted = WriteOffRules.permitted(attempt.standing().application(), kind);
            long sum = 0;
            for (int i = 0; i < rows.size(); i++) {
                sum += WriteOffRules.pieces(rows.get(i), kind);
                if (sum > permitted) {
                    var field = kind == MaskKind.MEDICAL ? "medical" : "nonMedical";
                    found.add(Violation.of(
                            name(),
                            "rows[" + i + "]." + field,
                            "@rule.mask-kind." + kind.name().toLowerCase(Locale.ROOT),
                            Long.toString(permitted)));
                    break;
                }
            }
        }
        return refuse(found);
    }
}
