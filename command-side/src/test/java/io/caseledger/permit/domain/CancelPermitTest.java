package io.caseledger.permit.domain;

import static io.caseledger.permit.domain.PermitSamples.*;

import io.caseledger.permit.contract.CancelPermit;
import io.caseledger.permit.contract.PermitCancelled;
import io.caseledger.shared.Spec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cancel (MSK-06). */
class CancelPermitTest {

    @Test
    @Spec("MSK-06")
    void givenNothingRecorded_whenTheImporterCancels_thenCancelled() {
        new PermitFixture()
                .given(PermitStories.issued())
                .when(IMPORTER, new CancelPermit(PERMIT, "不進口了"))
                .expectEvents(new PermitCancelled(PERMIT.value(), "不進口了"));
    }

    @Test
    @Spec("MSK-06")
    void givenFiledByAnAgent_whenImporterOrAgentCancels_thenCancelled() {
        for (var actor : List.of(IMPORTER, AGENT)) {
            new PermitFixture()
                    .given(issuedToAgent())
                    .when(actor, new CancelPermit(PERMIT, null))
                    .expectEvents(new PermitCancelled(PERMIT.value(), null));
        }
    }

    @ParameterizedTest
    @MethodSource("io.caseledger.permit.domain.BrokenPermitOrders#cancel")
    @Spec({"MSK-06", "GEN-05"})
    void givenARuleAgainstIt_whenCancelled_thenRefusedAndNothingHappens(BrokenPermitOrders.Broken broken) {
        PermitFixture.refused(broken);
    }
}
