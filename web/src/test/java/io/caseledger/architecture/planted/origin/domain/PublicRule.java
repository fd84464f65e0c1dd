package io.caseledger.architecture.planted.origin.domain;

public class PublicRule {
    public static void check() {}
}
