package io.caseledger.architecture.planted.origin.query;

import org.springframework.jdbc.core.JdbcTemplate;

class QueryThatBlocks {
    Class<?> uses() {
        return JdbcTemplate.class;
    }
}
