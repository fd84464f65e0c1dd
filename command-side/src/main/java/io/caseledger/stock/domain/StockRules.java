package io.caseledger.stock.domain;

import io.caseledger.accounts.contract.AccountDirectory;
import io.caseledger.accounts.contract.Authority;
import io.caseledger.accounts.contract.Capability;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.contract.RuleKeys;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.domain.FieldRule;
import io.caseledger.shared.domain.Rule;
import io.caseledger.shared.domain.Rules;
import io.caseledger.stock.contract.GoodsFlow;
import io.caseledger.stock.contract.GoodsReturn;
import io.caseledger.stock.contract.OpenStockLot;
import io.caseledger.stock.contract.RecordFlow;
import io.caseledger.stock.contract.RelabelStockLot;
import io.caseledger.stock.contract.RemindOfStock;
import io.caseledger.stock.contract.ReturnGoods;
import io.caseledger.stock.contract.StockCommand;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which rules each order on a lot has to pass: what is not the actor's is not there, then what the role may not do, then all that is wrong with what is
 * declared, at once.
 */
final class StockRules {
    private static final List<Rule<Attempt>> OPEN = List.of(new OnlyTheServiceKeepsLots(), new LotsOpenWithPieces());
    private static final List<Rule<Attempt>> KEEP = List.of(new LotExists(), new OnlyTheServiceKeepsLots());
    private static final List<Rule<Actor>> REMIND = List.of(new OnlyTheServiceReminds());
    private static final List<Rule<Attempt>> DECLARE =
            List.of(new LotExists(), new OnlyAuthorisedAgentsDeclare(), new OnlyImportersDeclare());

    private StockRules() {}

    /** @throws Rejection of the first rule that is broken; of all that is wrong with what is declared */
    static void check(Attempt attempt) {
        Rules.first(of(attempt.command()), attempt);
        Rules.require(rows(attempt.command()), attempt);
    }

    /** @throws Rejection FORBIDDEN for all but the service */
    static void checkReminder(Actor actor) {
        Rules.first(REMIND, actor);
    }

    private static List<Rule<Attempt>> of(StockCommand command) {
        return switch (command) {
            case OpenStockLot open -> OPEN;
            case RemindOfStock remind -> KEEP;
            case RelabelStockLot relabel -> KEEP;
            case RecordFlow flow -> DECLARE;
            case ReturnGoods goods -> DECLARE;
        };
    }

    private static List<FieldRule<Attempt>> rows(StockCommand command) {
        return switch (command) {
            case OpenStockLot open -> List.of();
            case RemindOfStock remind -> List.of();
            case RelabelStockLot relabel -> List.of();
            case RecordFlow flow -> FlowRules.ALL;
            case ReturnGoods goods -> ReturnRules.ALL;
        };
    }

    /**
     * Somebody orders something of a lot as it stands.
     *
     * @param known null for a lot that is not open yet
     * @param today day in Asia/Taipei
     * @param authority the actor's, to act for the importer (ACC-09)
     */
    record Attempt(
            @Nullable LotStanding known, StockCommand command, Actor actor, LocalDate today, Authority authority) {

        static Attempt of(
                @Nullable LotStanding known,
                StockCommand command,
                Actor actor,
                AccountDirectory accounts,
                LocalDate today) {
            return new Attempt(
                    known,
                    command,
                    actor,
                    today,
                    known == null
                            ? Authority.NONE
                            : Authority.of(actor, known.importerAccount(), Capability.STOCK, accounts, today));
        }

        LotStanding lot() {
            return Objects.requireNonNull(known, "only opening needs no lot");
        }

        /** The importer, the agent that filed the permit, or one that may look into the importer's stock. */
        boolean byParty() {
            return actor.role().files() && (actor.accountId().equals(lot().agentAccount()) || authority.reads());
        }

        List<GoodsFlow> flows() {
            return command instanceof RecordFlow order ? order.flows() : List.of();
        }

        List<GoodsReturn> returns() {
            return command instanceof ReturnGoods order ? order.returns() : List.of();
        }
    }

    /** COE0150-03, for lots: what is not theirs is not there for a visitor. */
    static final class LotExists implements Rule<Attempt> {
        /** A lot that was never opened is answered by this key as well, so that guessing tells nothing. */
        @Override
        public String key() {
            return RuleKeys.CASE_EXISTS;
        }

        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            var known =
                    switch (attempt.actor().role()) {
                        case APPLICANT, AGENT -> attempt.byParty();
                        case REGULATOR, AUDITOR, SYSTEM -> true;
                        case ISSUER, ACCOUNT_ADMIN, RA_OFFICER, OPERATOR, BANK, CUSTOMS -> false;
                    };
            return require(known, Rejection.Kind.NOT_FOUND);
        }
    }

    /** MSK-13, MSK-30, MSK-50: lots are opened and relabelled, and importers reminded, by the service alone. */
    static final class OnlyTheServiceKeepsLots implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            return require(attempt.actor().role() == Role.SYSTEM, Rejection.Kind.FORBIDDEN);
        }
    }

    /** MSK-50: reminders follow from what is left; nobody sends one by hand. */
    static final class OnlyTheServiceReminds implements Rule<Actor> {
        @Override
        public Optional<Rejection> refusal(Actor actor) {
            return require(actor.role() == Role.SYSTEM, Rejection.Kind.FORBIDDEN);
        }
    }

    /** ACC-09: an agent declares for an importer that has authorised it, as long as that holds. */
    static final class OnlyAuthorisedAgentsDeclare implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            return require(
                    attempt.actor().role() != Role.AGENT || attempt.authority().orders(), Rejection.Kind.FORBIDDEN);
        }
    }

    /** MSK-31, MSK-40: those who may look on declare nothing. */
    static final class OnlyImportersDeclare implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            return require(attempt.byParty(), Rejection.Kind.FORBIDDEN);
        }
    }

    /** MSK-30: a lot opens with at least one piece. */
    static final class LotsOpenWithPieces implements Rule<Attempt> {
        @Override
        public Optional<Rejection> refusal(Attempt attempt) {
            var none = attempt.command() instanceof OpenStockLot open && open.pieces() < 1;
            return require(!none, Rejection.Kind.INVALID);
        }
    }

    /** What is declared at once is shown on one page. */
    static final class DeclarationsHoldOneToTwoHundredRows implements FieldRule<Attempt> {
        private static final int MOST = 200;
        private static final String MOST_SHOWN = String.valueOf(MOST);

        @Override
        public List<Violation> violations(Attempt attempt) {
            return switch (attempt.command()) {
                case RecordFlow order -> require(fits(order.flows()), "flows", MOST_SHOWN);
                case ReturnGoods order -> require(fits(order.returns()), "returns", MOST_SHOWN);
                default -> List.of();
            };
        }

        private static boolean fits(List<?> rows) {
            return !rows.isEmpty() && rows.size() <= MOST;
        }
    }

    /** Whole pieces, one or more. */
    static final class PiecesAreAtLeastOne implements FieldRule<Attempt> {
        @Override
        public List<Violation> violations(Attempt attempt) {
            var flows = each(attempt.flows(), "flows", (flow, path) -> require(flow.pieces() >= 1, path + ".pieces"));
            return flows.isEmpty()
                    ? each(
                            attempt.returns(),
                            "returns",
                            (goods, path) -> require(goods.pieces() >= 1, path + ".pieces"))
                    : flows;
        }
    }
}
