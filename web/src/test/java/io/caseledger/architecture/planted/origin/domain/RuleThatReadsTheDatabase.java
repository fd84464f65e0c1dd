package io.caseledger.architecture.planted.origin.domain;

import org.springframework.r2dbc.core.DatabaseClient;

class RuleThatReadsTheDatabase {
    Class<?> uses() {
        return DatabaseClient.class;
    }
}
