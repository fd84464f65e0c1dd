package io.caseledger.stock.domain;

import static io.caseledger.stock.domain.LotFixture.ACCOUNTS;
import static io.caseledger.stock.domain.LotFixture.AGENT;
import static io.caseledger.stock.domain.LotFixture.IMPORTER;
import static io.caseledger.stock.domain.LotFixture.LOT;
import static io.caseledger.stock.domain.LotFixture.TODAY;
import static io.caseledger.stock.domain.LotFixture.flowed;
import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.accounts.SampleAccounts;
import io.caseledger.accounts.Trust;
import io.caseledger.accounts.contract.Capability;
import io.caseledger.permit.contract.MaskKind;
import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.domain.EachEvent;
import io.caseledger.stock.contract.RecordFlow;
import io.caseledger.stock.contract.RelabelStockLot;
import io.caseledger.stock.contract.RemindOfStock;
import io.caseledger.stock.contract.ReturnGoods;
import io.caseledger.stock.contract.StockCommand;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** ACC-09, for every order of a lot: an agent declares for an importer that has authorised it to, and for nobody else. */
class LotAgentAuthorityTest {
    private static final Actor OTHER_AGENT = new Actor("agent2", "另一家報關行", Role.AGENT, null, null);
    private static final List<StockCommand> ORDERS = List.of(
            new RecordFlow(LOT, List.of(LotFixture.flow(10))), new ReturnGoods(LOT, List.of(LotFixture.goods(1, 10))));

    @ParameterizedTest
    @EnumSource(Trust.class)
    @Spec("ACC-09")
    void givenLotOfAPermitThatTheAgentFiled_whenItDeclares_thenOnlyAsAuthorised(Trust trust) {
        for (var order : ORDERS) {
            var story = story(trust, AGENT);
            if (trust.orders()) {
                story.when(AGENT, order)
                        .expectSuccessfulHandlerExecution()
                        .expectEventsMatching(EachEvent.is(event ->
                                IMPORTER.accountId().equals(event.getMetaData().get(Actor.ON_BEHALF_OF))));
            } else {
                assertThat(story.refused(AGENT, order, Rejection.Kind.FORBIDDEN))
                        .containsExactly(Violation.of("stock.OnlyAuthorisedAgentsDeclare", ""));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Trust.class)
    @Spec("ACC-09")
    void givenLotOfAPermitThatAnotherFiled_whenAgentDeclares_thenWhatItMayNotSeeIsMissing(Trust trust) {
        for (var order : ORDERS) {
            var story = story(trust, OTHER_AGENT);
            if (!trust.reads()) {
                assertThat(story.refused(OTHER_AGENT, order, Rejection.Kind.NOT_FOUND))
                        .containsExactly(Violation.of("shared.CaseExists", ""));
            } else if (trust.orders()) {
                story.when(OTHER_AGENT, order).expectSuccessfulHandlerExecution();
            } else {
                assertThat(story.refused(OTHER_AGENT, order, Rejection.Kind.FORBIDDEN))
                        .containsExactly(Violation.of("stock.OnlyAuthorisedAgentsDeclare", ""));
            }
        }
    }

    /** All other orders are the service's: an order that is added is among the walked ones, or refused to agents here. */
    @Test
    @Spec("ACC-09")
    void everyOtherOrderIsTheServices() {
        var services = List.of(
                LotFixture.open(10),
                new RemindOfStock(LOT, Instant.EPOCH),
                new RelabelStockLot(LOT, 2, MaskKind.MEDICAL, "口罩", "JP"));
        for (var order : services) {
            story(Trust.FULL, AGENT).refused(AGENT, order, Rejection.Kind.FORBIDDEN);
        }
        var known = new HashSet<Class<?>>(Set.of(RecordFlow.class, ReturnGoods.class));
        services.forEach(order -> known.add(order.getClass()));
        assertThat(Arrays.asList(StockCommand.class.getPermittedSubclasses()))
                .allSatisfy(order -> assertThat(known).contains(order));
    }

    private static LotFixture story(Trust trust, Actor agent) {
        var people = new SampleAccounts(
                List.of(
                        ACCOUNTS.known().get(0),
                        ACCOUNTS.known().get(1),
                        SampleAccounts.known(OTHER_AGENT, "53882100", true)),
                Map.of());
        return new LotFixture(
                trust.in(people, IMPORTER, agent, Capability.STOCK, TODAY), LotFixture.opening(), flowed(1, 100, 900));
    }
}
