package io.caseledger.architecture.planted.origin.projection;

import io.caseledger.architecture.planted.origin.contract.SomethingBegan;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;

public class Forgetful {
    @EventHandler
    Object on(SomethingBegan event, TrackingToken token) {
        return event;
    }
}
