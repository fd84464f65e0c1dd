package io.caseledger.permit.contract;

import org.jspecify.annotations.Nullable;

/**
 * The importer, or the agent that files for it (MSK-01). Text is kept as typed.
 *
 * @param identityNumber unified business number, national id or resident number
 * @param address in Chinese
 * @param email where the permit number is sent besides the account's own
 */
public record PermitParty(
        @Nullable String identityNumber,
        @Nullable String nameChinese,
        @Nullable String nameEnglish,
        @Nullable String address,
        @Nullable String addressEnglish,
        @Nullable String contact,
        @Nullable String telephone,
        @Nullable String email) {
    public static final PermitParty NONE = new PermitParty(null, null, null, null, null, null, null, null);
}
