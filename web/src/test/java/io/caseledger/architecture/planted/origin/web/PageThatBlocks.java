package io.caseledger.architecture.planted.origin.web;

import org.springframework.jdbc.core.JdbcTemplate;

class PageThatBlocks {
    Class<?> uses() {
        return JdbcTemplate.class;
    }
}
