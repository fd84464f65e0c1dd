package io.caseledger.accounts.web;

import io.caseledger.accounts.contract.AccountHolder;
import io.caseledger.shared.contract.AccountId;
import io.caseledger.shared.contract.DerivedId;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.reference.IdentityKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An account that exists in demo mode. Names and numbers are made up, their check digits right. */
record DemoAccount(AccountHolder holder) {
    static final String PASSWORD = "Caseledger-2026";

    static final List<DemoAccount> ALL = List.of(
            company("applicant", "遠東精密機械股份有限公司", "04595252", Role.APPLICANT),
            company("applicant2", "福爾摩沙茶業有限公司", "62140097", Role.APPLICANT),
            company("agent", "海峽報關行有限公司", "23456781", Role.AGENT),
            person("issuer", "林雅婷", "A123456789", Role.ISSUER, "TPE"),
            person("issuer3", "吳佩珊", "G227319043", Role.ISSUER, "TPE"),
            person("issuer2", "陳志明", "E104573821", Role.ISSUER, "KHH"),
            person("accounts", "王淑芬", "B220384716", Role.ACCOUNT_ADMIN, null),
            person("regulator", "張家豪", "C138502941", Role.REGULATOR, null),
            person("ra", "黃怡君", "D209471350", Role.RA_OFFICER, null),
            person("auditor", "李俊傑", "F115928379", Role.AUDITOR, null),
            person("operator", "周文凱", "H158204736", Role.OPERATOR, null),
            company("bank", "示範銀行股份有限公司", "53882100", Role.BANK),
            company("customs", "示範海關資訊系統", "70123455", Role.CUSTOMS));

    /** The one with this user name. */
    static DemoAccount named(String userName) {
        return ALL.stream()
                .filter(account -> account.holder().userName().equals(userName))
                .findFirst()
                .orElseThrow();
    }

    AccountId id() {
        return new AccountId(DerivedId.of("demo-account", holder.userName()));
    }

    String credentialId() {
        return DerivedId.of("demo-credential", holder.userName());
    }

    private static DemoAccount company(String userName, String name, String number, Role role) {
        return account(userName, name, IdentityKind.BUSINESS_NUMBER, number, role, null);
    }

    private static DemoAccount person(String userName, String name, String number, Role role, @Nullable String unit) {
        return account(userName, name, IdentityKind.NATIONAL_ID, number, role, unit);
    }

    private static DemoAccount account(
            String userName, String name, IdentityKind kind, String number, Role role, @Nullable String unit) {
        return new DemoAccount(new AccountHolder(
                userName, name, kind, number, role, unit, userName + "@example.com", "臺北市中正區湖口街一號", "02-2351-0271"));
    }
}
