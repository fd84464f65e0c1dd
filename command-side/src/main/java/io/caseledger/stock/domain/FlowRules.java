package io.caseledger.stock.domain;

import io.caseledger.shared.contract.Attachment;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.domain.FieldRule;
import io.caseledger.stock.domain.StockRules.Attempt;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** What is declared of where goods of a lot went (MSK-31, MSK-33). */
final class FlowRules {
    static final List<FieldRule<Attempt>> ALL = List.of(
            new StockRules.DeclarationsHoldOneToTwoHundredRows(),
            new FlowsAreDated(),
            new FlowsHaveAKind(),
            new FlowsNameTheReceiver(),
            new FlowsAreProved(),
            new ProofsFitTheFlow(),
            new StockRules.PiecesAreAtLeastOne(),
            new FlowsDoNotExceedTheStock());

    private FlowRules() {}

    /** MSK-31: on a day from the lot's first to today. */
    static final class FlowsAreDated implements FieldRule<Attempt> {
        @Override
        public List<Violation> violations(Attempt attempt) {
            return each(
                    attempt.flows(),
                    "flows",
                    (flow, path) -> require(
                            flow.on() != null
                                    && !flow.on().isBefore(attempt.lot().openedOn())
                                    && !flow.on().isAfter(attempt.today()),
                            path + ".on",
                            attempt.lot().openedOn().toString(),
                            attempt.today().toString()));
        }
    }

    /** MSK-31: one of the nine. */
    static final class FlowsHaveAKind implements FieldRule<Attempt> {
        @Override
        public List<Violation> violations(Attempt attempt) {
            return each(attempt.flows(), "flows", (flow, path) -> require(flow.kind() != null, path + ".kind"));
        }
    }

    /** MSK-31: all but own use; at most 100 characters. */
    static final class FlowsNameTheReceiver implements FieldRule<Attempt> {
        private static final int MOST = 100;

        @Override
        public List<Violation> violations(Attempt attempt) {
            return each(attempt.flows(), "flows", (flow, path) -> {
                var receiver = flow.receiver();
                var named = !FieldRule.isBlank(receiver);
                var needed = flow.kind() != null && flow.kind().needsProof();
                var fits = receiver == null || receiver.codePointCount(0, receiver.length()) <= MOST;
                return require((named || !needed) && fits, path + ".receiver", String.valueOf(MOST));
            });
        }
    }

    /** MSK-31: every kind but own use needs a proof document. */
    static final class FlowsAreProved implements FieldRule<Attempt> {
        @Override
        public List<Violation> violations(Attempt attempt) {
            return each(
                    attempt.flows(),
                    "flows",
                    (flow, path) -> require(
                            flow.kind() == null
                                    || !flow.kind().needsProof()
                                    || flow.proofs().stream().anyMatch(proof -> isUploaded(proof)),
                            path + ".proofs"));
        }

        private static boolean isUploaded(Attachment proof) {
            return proof.delivery() == Attachment.Delivery.UPLOADED && proof.sha256() != null;
        }
    }

    /** COE0510-02, for proofs: 20 MB each, at most ten a flow. */
    static final class ProofsFitTheFlow implements FieldRule<Attempt> {
        private static final long EACH = 20L * 1024 * 1024;
        private static final int MOST = 10;

        @Override
        public List<Violation> violations(Attempt attempt) {
            return each(
                    attempt.flows(),
                    "flows",
                    (flow, path) -> require(
                            flow.proofs().size() <= MOST
                                    && flow.proofs().stream()
                                            .allMatch(proof -> proof.size() == null || proof.size() <= EACH),
                            path + ".proofs",
                            "20",
                            String.valueOf(MOST)));
        }
    }

    /** MSK-33: what is declared together counts together; the row that goes beyond the stock is the one named. */
    static final class FlowsDoNotExceedTheStock implements FieldRule<Attempt> {
        @Override
        public List<Violation> violations(Attempt attempt) {
            var left = new AtomicLong(attempt.lot().stock());
            return each(attempt.flows(), "flows", (flow, path) -> {
                // a number of any size may have been typed: never subtract what is not there
                var fits = flow.pieces() <= left.get();
                var shown = Long.toString(left.get());
                if (fits && flow.pieces() > 0) {
                    left.addAndGet(-flow.pieces());
                }
                return require(fits, path + ".pieces", shown);
            });
        }
    }
}
