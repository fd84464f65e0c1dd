package io.caseledger.accounts.domain;

import io.caseledger.accounts.contract.AccountCommand;
import io.caseledger.accounts.contract.OpenAccount;
import io.caseledger.accounts.contract.RecordLogin;
import io.caseledger.accounts.contract.RecordLoginFailure;
import io.caseledger.accounts.contract.SetPassword;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.domain.Rule;
import io.caseledger.shared.domain.Rules;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who may order what of an account, and what only one account may have. */
final class AccountRules {
    private static final List<Rule<Attempt>> OPEN =
            List.of(new OnlyAccountAdminsOpenAccounts(), new AccountsAreOpenedOnce());
    private static final List<Rule<Attempt>> SET_PASSWORD = List.of(new OnlyTheHolderSetsThePassword());
    private static final List<Rule<Attempt>> FAIL = List.of(new OnlyTheServiceRecordsLogins());
    private static final List<Rule<Attempt>> LOG_IN =
            Rules.after(FAIL, new LockedAccountsCannotLogIn(), new OnlyTheCurrentPasswordLogsIn());

    private static final List<Rule<Claim>> NAME = List.of(new OneAccountAUserName());
    private static final List<Rule<Claim>> IDENTITY = List.of(new OneLiveAccountAnIdentityAndRole());

    private AccountRules() {}

    /** @throws Rejection of the first rule that is broken */
    static void check(Attempt attempt) {
        Rules.first(
                switch (attempt.command()) {
                    case OpenAccount open -> OPEN;
                    case SetPassword set -> SET_PASSWORD;
                    case RecordLogin login -> LOG_IN;
                    case RecordLoginFailure failure -> FAIL;
                },
                attempt);
    }

    /** @throws Rejection where another account has the user name */
    static void checkUserName(Claim claim) {
        Rules.first(NAME, claim);
    }

    /** @throws Rejection where another account has the identity in that role */
    static void checkIdentity(Claim claim) {
        Rules.first(IDENTITY, claim);
    }

    /**
     * Somebody orders something of an account as it stands.
     *
     * @param known null for an account that is not open yet
     */
    record Attempt(@Nullable AccountStanding known, AccountCommand command, Actor actor, Instant now) {
        AccountStanding account() {
            return Objects.requireNonNull(known, "only opening needs no account");
        }
    }

    /** An account claims what another, or itself, has claimed. */
    record Claim(String claimedBy, String accountId) {
        boolean again() {
            return claimedBy.equals(accountId);
        }
    }

    /** Everybody else applies for an account (ACC-01). */
    static final class OnlyAccountAdminsOpenAccounts implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            var role = attempt.actor().role();
            return require(role == Role.ACCOUNT_ADMIN || role == Role.SYSTEM, Rejection.Kind.FORBIDDEN);
        }
    }

    /** An account id is used for one account. */
    static final class AccountsAreOpenedOnce implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            return require(attempt.known() == null, Rejection.Kind.CONFLICT);
        }
    }

    /** Not even an account admin knows or sets somebody's password; the service itself does it for one who came by a mailed link (ACC-05). */
    static final class OnlyTheHolderSetsThePassword implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            var actor = attempt.actor();
            var own = actor.accountId().equals(attempt.account().id());
            return require(own || actor.role() == Role.SYSTEM, Rejection.Kind.NOT_FOUND);
        }
    }

    /** Nobody can say of another, or of oneself, that a password was right or wrong. */
    static final class OnlyTheServiceRecordsLogins implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            return require(attempt.actor().role() == Role.SYSTEM, Rejection.Kind.FORBIDDEN);
        }
    }

    /** ACC-07: while an account is locked the right password does not help either, except where it has helped before. */
    static final class LockedAccountsCannotLogIn implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            var known = attempt.command() instanceof RecordLogin login && login.knownDevice();
            return require(known || !attempt.account().lockOut().locked(attempt.now()), Rejection.Kind.FORBIDDEN);
        }
    }

    /** A password that was changed a moment ago logs nobody in, even where a view has not noticed yet. */
    static final class OnlyTheCurrentPasswordLogsIn implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            var current = !(attempt.command() instanceof RecordLogin login)
                    || login.credentialId().equals(attempt.account().credentialId());
            return require(current, Rejection.Kind.FORBIDDEN);
        }
    }

    /** ACC-03: one user name overall, without regard to case. */
    static final class OneAccountAUserName implements Rule<Claim> {
        @Override
        public Optional<Rejection> refusal(Claim claim) {
            return requireField(claim.again(), "userName");
        }
    }

    /** ACC-03: one live account an identity number and role. */
    static final class OneLiveAccountAnIdentityAndRole implements Rule<Claim> {
        @Override
        public Optional<Rejection> refusal(Claim claim) {
            return requireField(claim.again(), "identityNumber");
        }
    }
}
