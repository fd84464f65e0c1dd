package io.caseledger.architecture.planted.origin.domain;

import java.util.UUID;

class RuleThatMakesUpIds {
    UUID uses() {
        return UUID.randomUUID();
    }
}
