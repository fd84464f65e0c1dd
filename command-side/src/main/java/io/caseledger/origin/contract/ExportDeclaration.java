package io.caseledger.origin.contract;

import org.jspecify.annotations.Nullable;

/**
 * Proof of export (COE0010-08): exactly one of declaration number with item, export voucher number, or certificate-copy number.
 *
 * @param declarationNumber 14 characters (facts: declaration number)
 * @param item item of that declaration, up to 4 digits
 */
public record ExportDeclaration(
        @Nullable String declarationNumber,
        @Nullable Integer item,
        @Nullable String voucherNumber,
        @Nullable String certificateCopyNumber) {}
