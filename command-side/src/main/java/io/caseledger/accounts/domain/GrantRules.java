package io.caseledger.accounts.domain;

import io.caseledger.accounts.contract.AccountDirectory;
import io.caseledger.accounts.contract.GrantAuthority;
import io.caseledger.accounts.contract.GrantCommand;
import io.caseledger.accounts.contract.KnownAccount;
import io.caseledger.accounts.contract.WithdrawAuthority;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.domain.FieldRule;
import io.caseledger.shared.domain.Rule;
import io.caseledger.shared.domain.Rules;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who may authorise whom, and for how long (ACC-09). */
final class GrantRules {
    private static final List<Rule<Attempt>> GRANT = List.of(new OnlyTheCompanyItselfAuthorises());
    private static final List<FieldRule<Attempt>> GRANTED = List.of(
            new OnlyAgentsAreAuthorised(), new AccessIsChosen(), new GrantsHaveATerm(), new TermsArePlausible());
    private static final List<Rule<Attempt>> WITHDRAW =
            List.of(new OnlyTheCompanyItselfAuthorises(), new OnlyWhatStandsIsWithdrawn());

    private GrantRules() {}

    /** @throws Rejection of the first rule that is broken; of all that is wrong with what is granted */
    static void check(Attempt attempt) {
        switch (attempt.command()) {
            case GrantAuthority grant -> {
                Rules.first(GRANT, attempt);
                Rules.require(GRANTED, attempt);
            }
            case WithdrawAuthority withdraw -> Rules.first(WITHDRAW, attempt);
        }
    }

    /** All that is wrong with what is granted. */
    static List<Violation> faults(Attempt attempt) {
        return Rules.all(GRANTED, attempt);
    }

    /**
     * Somebody orders something of a grant as it stands.
     *
     * @param known null where nothing was ever granted
     * @param today day in Asia/Taipei
     */
    record Attempt(
            @Nullable GrantStanding known,
            GrantCommand command,
            Actor actor,
            AccountDirectory accounts,
            LocalDate today) {
        List<Violation> granted(Function<GrantAuthority, List<Violation>> rule) {
            return command instanceof GrantAuthority grant ? rule.apply(grant) : List.of();
        }
    }

    /** Nobody gives away what is another's: a foreign grant is a missing one. */
    static final class OnlyTheCompanyItselfAuthorises implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            var actor = attempt.actor();
            var principal = attempt.command().grantId().principal();
            var own = actor.role() == Role.APPLICANT && actor.accountId().equals(principal.value());
            return require(own, Rejection.Kind.NOT_FOUND);
        }
    }

    /** Spec README, "Who uses it": agents act for others, and nobody else does. */
    static final class OnlyAgentsAreAuthorised implements FieldRule<Attempt> {
        @Override
        public List<Violation> violations(Attempt attempt) {
            var agent = attempt.accounts()
                    .account(attempt.command().grantId().agent())
                    .filter(KnownAccount::live)
                    .filter(account -> account.role() == Role.AGENT);
            return require(agent.isPresent(), "agent");
        }
    }

    /** Reading, or ordering as well. */
    static final class AccessIsChosen implements FieldRule<Attempt> {
        @Override
        public List<Violation> violations(Attempt attempt) {
            return attempt.granted(grant -> require(grant.access() != null, "access"));
        }
    }

    /** From when to when: what nobody remembers to withdraw ends by itself. */
    static final class GrantsHaveATerm implements FieldRule<Attempt> {
        @Override
        public List<Violation> violations(Attempt attempt) {
            return attempt.granted(grant -> Stream.concat(
                            require(grant.from() != null, "from").stream(),
                            require(grant.until() != null, "until").stream())
                    .toList());
        }
    }

    /** It begins today or later, ends no earlier than it begins, and within ten years. */
    static final class TermsArePlausible implements FieldRule<Attempt> {
        private static final int YEARS = 10;

        @Override
        public List<Violation> violations(Attempt attempt) {
            return attempt.granted(grant -> {
                var from = grant.from();
                var until = grant.until();
                if (from == null || until == null) {
                    return List.of();
                }
                var latest = attempt.today().plusYears(YEARS);
                if (from.isBefore(attempt.today()) || from.isAfter(latest)) {
                    return require(false, "from", attempt.today().toString(), latest.toString());
                }
                return require(
                        !until.isBefore(from) && !until.isAfter(latest), "until", from.toString(), latest.toString());
            });
        }
    }

    /** What was withdrawn, or is over, cannot be taken back once more. */
    static final class OnlyWhatStandsIsWithdrawn implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            var known = attempt.known();
            return require(known != null && known.standsOn(attempt.today()), Rejection.Kind.CONFLICT);
        }
    }
}
