package io.caseledger.mask.domain;

import static io.caseledger.mask.domain.PermitSamples.*;

import io.caseledger.mask.contract.PermitPrinted;
import io.caseledger.mask.contract.PrintPermit;
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
    @MethodSource("io.caseledger.mask.domain.BrokenPermitOrders#print")
    @Spec("GEN-05")
    void givenARuleAgainstIt_whenPrinted_thenRefusedAndNothingHappens(BrokenPermitOrders.Broken broken) {
        PermitFixture.refused(broken);
    }
}
