package io.caseledger.architecture.planted.origin.projection;

import org.springframework.r2dbc.core.DatabaseClient;

class ProjectorThatReads {
    Class<?> uses() {
        return DatabaseClient.class;
    }
}
