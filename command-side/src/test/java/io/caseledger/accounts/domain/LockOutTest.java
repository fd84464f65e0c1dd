package io.caseledger.accounts.domain;

import static io.caseledger.accounts.domain.AccountFixture.HOLDER;
import static io.caseledger.accounts.domain.AccountFixture.NOON;
import static io.caseledger.accounts.domain.AccountFixture.open;
import static io.caseledger.accounts.domain.AccountFixture.rules;
import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.accounts.contract.AccountLocked;
import io.caseledger.accounts.contract.LoggedIn;
import io.caseledger.accounts.contract.LoginFailed;
import io.caseledger.accounts.contract.LoginWay;
import io.caseledger.accounts.contract.PasswordSet;
import io.caseledger.accounts.contract.RecordLogin;
import io.caseledger.accounts.contract.RecordLoginFailure;
import io.caseledger.accounts.contract.SetPassword;
import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.AccountId;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Role;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@Spec("ACC-07")
class LockOutTest {
    private static final AccountId ID = new AccountId("a1");
    private static final RecordLoginFailure WRONG = new RecordLoginFailure(ID, LoginWay.FORM);
    private static final RecordLogin RIGHT = new RecordLogin(ID, "credential-a1", LoginWay.FORM, false);

    @Test
    void givenFourWrongPasswords_whenWrongAgain_thenLockedForAQuarterOfAnHour() {
        try (var story = new AccountFixture()) {
            story.given(open("a1", HOLDER), WRONG, WRONG, WRONG, WRONG);
            assertThat(story.when(Actor.SYSTEM, WRONG))
                    .containsExactly(
                            new LoginFailed("a1", LoginWay.FORM, NOON),
                            new AccountLocked("a1", NOON.plus(Duration.ofMinutes(15))));
        }
    }

    @Test
    void givenLocked_whenWrongAgain_thenNothingIsAdded_andTheRightPasswordIsRefused() {
        try (var story = new AccountFixture()) {
            story.given(open("a1", HOLDER), WRONG, WRONG, WRONG, WRONG, WRONG);
            assertThat(story.when(Actor.SYSTEM, WRONG)).isEmpty();
            assertThat(rules(story.refused(Actor.SYSTEM, RIGHT))).containsExactly("accounts.LockedAccountsCannotLogIn");
        }
    }

    @Test
    void givenLocked_whenTheRightPasswordComesFromADeviceThatHasLoggedInBefore_thenIn() {
        try (var story = new AccountFixture()) {
            story.given(open("a1", HOLDER), WRONG, WRONG, WRONG, WRONG, WRONG);
            assertThat(story.when(Actor.SYSTEM, new RecordLogin(ID, "credential-a1", LoginWay.FORM, true)))
                    .hasSize(1);
            assertThat(rules(story.refused(Actor.SYSTEM, RIGHT))).containsExactly("accounts.LockedAccountsCannotLogIn");
        }
    }

    @Test
    void givenLocked_whenAQuarterOfAnHourIsOver_thenLogsInAndCountsFromOne() {
        try (var story = new AccountFixture()) {
            story.given(open("a1", HOLDER), WRONG, WRONG, WRONG, WRONG, WRONG);
            story.after(Duration.ofMinutes(15));
            var now = NOON.plus(Duration.ofMinutes(15));
            assertThat(story.when(Actor.SYSTEM, RIGHT)).containsExactly(new LoggedIn("a1", LoginWay.FORM, now));
            assertThat(story.when(Actor.SYSTEM, WRONG)).containsExactly(new LoginFailed("a1", LoginWay.FORM, now));
        }
    }

    @Test
    void givenWrongPasswordsLongAgo_whenWrongAgain_thenNotLocked() {
        try (var story = new AccountFixture()) {
            story.given(open("a1", HOLDER), WRONG, WRONG, WRONG, WRONG)
                    .after(Duration.ofMinutes(15).plusSeconds(1));
            assertThat(story.when(Actor.SYSTEM, WRONG)).hasSize(1);
        }
    }

    @Test
    void givenLocked_whenPasswordIsSet_thenOnlyTheNewOneLogsIn() {
        try (var story = new AccountFixture()) {
            story.given(open("a1", HOLDER), WRONG, WRONG, WRONG, WRONG, WRONG);
            assertThat(story.when(Actor.SYSTEM, new SetPassword(ID, "new")))
                    .containsExactly(new PasswordSet("a1", "new"));
            assertThat(rules(story.refused(Actor.SYSTEM, RIGHT)))
                    .containsExactly("accounts.OnlyTheCurrentPasswordLogsIn");
            assertThat(story.when(Actor.SYSTEM, new RecordLogin(ID, "new", LoginWay.FORM, false)))
                    .hasSize(1);
        }
    }

    @Test
    void givenMachine_whenItLogsInWithEveryCall_thenNotedOnceAnHour() {
        try (var story = new AccountFixture()) {
            var login = new RecordLogin(ID, "credential-a1", LoginWay.BASIC, false);
            story.given(open("a1", HOLDER));
            assertThat(story.when(Actor.SYSTEM, login)).hasSize(1);
            story.after(Duration.ofMinutes(59));
            assertThat(story.when(Actor.SYSTEM, login)).isEmpty();
            story.after(Duration.ofMinutes(1));
            assertThat(story.when(Actor.SYSTEM, login)).hasSize(1);
        }
    }

    @Test
    void givenSomebodyElse_whenPasswordOrLoginIsRecorded_thenRefused() {
        try (var story = new AccountFixture()) {
            story.given(open("a1", HOLDER));
            var admin = new Actor("admin", "管理", Role.ACCOUNT_ADMIN, null, null);
            assertThat(story.refused(admin, new SetPassword(ID, "new")).kind()).isEqualTo(Rejection.Kind.NOT_FOUND);
            assertThat(story.refused(admin, RIGHT).kind()).isEqualTo(Rejection.Kind.FORBIDDEN);
            assertThat(story.refused(admin, WRONG).kind()).isEqualTo(Rejection.Kind.FORBIDDEN);
            var holder = new Actor("a1", "本人", Role.APPLICANT, null, null);
            assertThat(story.when(holder, new SetPassword(ID, "new"))).hasSize(1);
        }
    }
}
