package io.caseledger.accounts.domain;

import static io.caseledger.accounts.domain.AccountFixture.HOLDER;
import static io.caseledger.accounts.domain.AccountFixture.open;
import static io.caseledger.accounts.domain.AccountFixture.rules;
import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.accounts.contract.AccountHolder;
import io.caseledger.accounts.contract.AccountOpened;
import io.caseledger.accounts.contract.ElectronicId;
import io.caseledger.accounts.contract.IdentityClaimed;
import io.caseledger.accounts.contract.KnownAccount;
import io.caseledger.accounts.contract.PasswordSet;
import io.caseledger.accounts.contract.UserNameClaimed;
import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.AccountId;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.NumberIssued;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.reference.IdentityKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAccountTest {

    @Test
    @Spec("ACC-03")
    void givenNothing_whenOpened_thenNameAndIdentityAreClaimedInTheSameAppend() {
        try (var story = new AccountFixture()) {
            assertThat(story.when(Actor.SYSTEM, open("a1", HOLDER)))
                    .containsExactlyInAnyOrder(
                            new UserNameClaimed("username:applicant", "Applicant", "a1"),
                            new IdentityClaimed("identity:APPLICANT:04595252", Role.APPLICANT, "04595252", "a1"),
                            new NumberIssued(ElectronicId.BOOK, 1, "a1"),
                            new AccountOpened("a1", "IC00000018", HOLDER),
                            new PasswordSet("a1", "credential-a1"));
        }
    }

    @Test
    @Spec("ACC-03")
    void givenUserName_whenOpenedInOtherCaseAndWidth_thenRefused() {
        try (var story = new AccountFixture()) {
            story.given(open("a1", HOLDER));
            var other = holder("ＡＰＰＬＩＣＡＮＴ", IdentityKind.BUSINESS_NUMBER, "62140097", Role.APPLICANT, null);
            assertThat(rules(story.refused(Actor.SYSTEM, open("a2", other))))
                    .containsExactly("accounts.OneAccountAUserName");
        }
    }

    @Test
    @Spec("ACC-03")
    void givenIdentity_whenOpenedAgainInTheSameRole_thenRefusedAndInAnother_thenOpened() {
        try (var story = new AccountFixture()) {
            story.given(open("a1", HOLDER));
            var same = holder("other", IdentityKind.BUSINESS_NUMBER, "0459-5252", Role.APPLICANT, null);
            assertThat(rules(story.refused(Actor.SYSTEM, open("a2", same))))
                    .containsExactly("accounts.OneLiveAccountAnIdentityAndRole");
            var agent = holder("other", IdentityKind.BUSINESS_NUMBER, "04595252", Role.AGENT, null);
            assertThat(story.when(Actor.SYSTEM, open("a2", agent))).hasSize(5);
        }
    }

    @Test
    void givenAccount_whenOpenedAgain_thenRefused() {
        try (var story = new AccountFixture()) {
            story.given(open("a1", HOLDER));
            assertThat(story.refused(Actor.SYSTEM, open("a1", HOLDER)).kind()).isEqualTo(Rejection.Kind.CONFLICT);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"SYSTEM", "ACCOUNT_ADMIN"},
            mode = EnumSource.Mode.EXCLUDE)
    void givenAnotherRole_whenOpened_thenForbidden(Role role) {
        try (var story = new AccountFixture()) {
            var actor = new Actor("x", "x", role, null, null);
            assertThat(story.refused(actor, open("a1", HOLDER)).kind()).isEqualTo(Rejection.Kind.FORBIDDEN);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "BUSINESS_NUMBER, 04595253",
        "BUSINESS_NUMBER, 1234",
        "NATIONAL_ID, A123456788",
        "RESIDENT_NUMBER, A800000015"
    })
    @Spec("ACC-02")
    void givenWrongIdentityNumber_whenOpened_thenTheFieldIsNamedWithWhatLooksWrong(IdentityKind kind, String number) {
        try (var story = new AccountFixture()) {
            var details =
                    story.refused(Actor.SYSTEM, open("a1", holder("someone", kind, number, Role.APPLICANT, null)));
            assertThat(details.violations()).singleElement().satisfies(violation -> {
                assertThat(violation.rule()).isEqualTo("accounts.IdentityNumbersAreValid");
                assertThat(violation.field()).isEqualTo("identityNumber");
                assertThat(violation.args().getFirst()).startsWith("@identifier.");
            });
        }
    }

    @Test
    @Spec("ACC-02")
    void givenEmptyForm_whenOpened_thenEveryFieldIsNamed() {
        try (var story = new AccountFixture()) {
            var empty = new AccountHolder("", " ", IdentityKind.NATIONAL_ID, "", Role.APPLICANT, null, "", "", "");
            assertThat(story.refused(Actor.SYSTEM, open("a1", empty)).violations())
                    .extracting(Violation::field)
                    .containsExactlyInAnyOrder(
                            "userName", "displayName", "identityNumber", "email", "address", "telephone");
        }
    }

    @Test
    @Spec("ACC-02")
    void givenBadContactData_whenOpened_thenEachIsNamed() {
        try (var story = new AccountFixture()) {
            var bad = new AccountHolder(
                    "no spaces here",
                    "名",
                    IdentityKind.NATIONAL_ID,
                    "A123456789",
                    Role.APPLICANT,
                    "TPE",
                    "nobody at example",
                    "臺北市",
                    "call me");
            assertThat(rules(story.refused(Actor.SYSTEM, open("a1", bad))))
                    .containsExactlyInAnyOrder(
                            "accounts.UserNamesAreSimple",
                            "accounts.EmailsAreAddresses",
                            "accounts.TelephoneNumbersCanBeDialled",
                            "accounts.OnlyIssuersHaveAUnit");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"IC00000018", "ic00000019", "ＩＣ1"})
    @Spec("ACC-09")
    void givenNameLikeAnElectronicId_whenOpened_thenRefused(String name) {
        try (var story = new AccountFixture()) {
            var holder = holder(name, IdentityKind.BUSINESS_NUMBER, "04595252", Role.APPLICANT, null);
            assertThat(rules(story.refused(Actor.SYSTEM, open("a1", holder))))
                    .containsExactly("accounts.UserNamesAreNoElectronicIds");
        }
    }

    @Test
    void givenOfficer_whenOpenedWithUnknownUnit_thenRefused() {
        try (var story = new AccountFixture()) {
            var officer = holder("officer", IdentityKind.NATIONAL_ID, "A123456789", Role.ISSUER, "NOWHERE");
            assertThat(rules(story.refused(Actor.SYSTEM, open("a1", officer))))
                    .containsExactly("accounts.OnlyIssuersHaveAUnit");
        }
    }

    @Test
    @Spec("ACC-03")
    void givenAccount_whenLookedUp_thenKnownByIdAndByIdentity() {
        try (var story = new AccountFixture()) {
            story.given(open("a1", HOLDER));
            var known =
                    new KnownAccount(new AccountId("a1"), HOLDER.displayName(), "04595252", Role.APPLICANT, null, true);
            assertThat(story.directory(accounts -> accounts.account(new AccountId("a1"))))
                    .contains(known);
            assertThat(story.directory(accounts -> accounts.applicant("04595252")))
                    .contains(known);
            assertThat(story.directory(accounts -> accounts.applicant("62140097")))
                    .isEmpty();
            assertThat(story.directory(accounts -> accounts.account(new AccountId("nobody"))))
                    .isEmpty();
        }
    }

    private static AccountHolder holder(
            String userName, IdentityKind kind, String number, Role role, @Nullable String unit) {
        return new AccountHolder(
                userName, "某人", kind, number, role, unit, "someone@example.com", "臺北市中正區", "02-2311-0000");
    }
}
