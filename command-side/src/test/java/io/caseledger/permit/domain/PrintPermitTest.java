package io.caseledger.permit.domain;

import static io.caseledger.permit.domain.PermitSamples.*;

import io.caseledger.permit.contract.PermitPrinted;
import io.caseledger.permit.contract.PrintPermit;
import io.caseledger.shared.Spec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Print: a fact of the log (MSK-05). */
class PrintPermitTest {

    @Test
    void givenTwoVersions_whenAnybodyWhoMaySeeItPrintsOne_thenNoted() {
        for (var actor : List.of(IMPORTER, REGULATOR, CUSTOMS)) {
            for (var revision : List.of(1, 2)) {
                new PermitFixture()
                        .given(PermitStories.amended())
                        .when(actor, new PrintPermit(PERMIT, revision))
                        .expectEvents(new PermitPrinted(PERMIT.value(), revision));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.caseledger.permit.domain.BrokenPermitOrders#print")
    @Spec("GEN-05")
    void givenARuleAgainstIt_whenPrinted_thenRefusedAndNothingHappens(BrokenPermitOrders.Broken broken) {
        PermitFixture.refused(broken);
    }
}
