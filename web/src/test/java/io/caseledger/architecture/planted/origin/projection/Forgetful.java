package io.caseledger.architecture.planted.origin.projection;

import io.caseledger.architecture.planted.origin.contract.SomethingBegan;
import org.axonframework.eventhandling.EventHandler;

public class Forgetful {
    @EventHandler
    Object on(SomethingBegan event) {
        return event;
    }
}
