package io.caseledger.architecture.planted.origin.automation;

import org.axonframework.config.ProcessingGroup;

@ProcessingGroup("planted-orders")
class OrderThatIsGivenAgain {}
