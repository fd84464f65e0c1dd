package io.caseledger.accounts.contract;

import io.caseledger.shared.contract.AccountId;
import java.time.LocalDate;
import java.util.Optional;

/** Which accounts there are, for rules that have to know: read from the write side, so never behind. May block. */
public interface AccountDirectory {

    Optional<KnownAccount> account(AccountId id);

    /** The account of role APPLICANT with this identity number, live or not; empty when nobody has registered it. */
    Optional<KnownAccount> applicant(String identityNumber);

    /**
     * What an agent may do for a company on a day (ACC-09); empty where nothing is granted, or no more.
     *
     * @param day in Asia/Taipei
     */
    Optional<Access> access(GrantId grant, LocalDate day);
}
