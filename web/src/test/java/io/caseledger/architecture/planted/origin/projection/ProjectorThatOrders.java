package io.caseledger.architecture.planted.origin.projection;

import org.axonframework.commandhandling.gateway.CommandGateway;

class ProjectorThatOrders {
    Class<?> uses() {
        return CommandGateway.class;
    }
}
