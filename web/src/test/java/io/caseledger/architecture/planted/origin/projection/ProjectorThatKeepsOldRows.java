package io.caseledger.architecture.planted.origin.projection;

import org.axonframework.config.ProcessingGroup;

@ProcessingGroup("planted-rows")
class ProjectorThatKeepsOldRows {}
