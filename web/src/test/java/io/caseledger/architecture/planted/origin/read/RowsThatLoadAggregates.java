package io.caseledger.architecture.planted.origin.read;

import org.axonframework.modelling.command.Repository;

class RowsThatLoadAggregates {
    Class<?> uses() {
        return Repository.class;
    }
}
