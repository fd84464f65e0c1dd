package io.caseledger.architecture.planted.origin.read;

public class PublicRows {
    public static void find() {}
}
