package io.caseledger.origin.query;

/** Cases in one state. */
public record StateCount(String state, long count) {}
