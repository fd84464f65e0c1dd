package io.caseledger.origin.contract;

import java.util.List;

/**
 * One kind of certificate, as data (COE0010-01).
 *
 * @param code such as 01
 * @param statement whether a statement (申報書) exists
 * @param electronicSeal whether an electronic seal is allowed
 * @param requiredParties of applicant, exporter, importer: which must have a name and an address
 * @param extraFields field names this type asks for beyond the common ones: {@code originCriterion} per goods line, {@code exporterStatement}
 * @param destinations ISO 3166-1 codes it can be used for; empty = any
 * @param fee in whole New Taiwan dollars
 */
public record CertificateType(
        String code,
        String nameChinese,
        String nameEnglish,
        boolean statement,
        boolean electronicSeal,
        List<String> requiredParties,
        List<String> extraFields,
        List<String> destinations,
        long fee) {
    public boolean asksFor(String extraField) {
        return extraFields.contains(extraField);
    }
}
