package io.caseledger.shared.bus;

import io.caseledger.shared.contract.Rejection;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * Answers no refusal of something that was taken for granted and is not so: another node may have changed it, or a lost answer may have been stored. Such a
 * command is handled again on what the log has.
 */
public final class ConfirmedRefusals implements MessageHandlerInterceptor<CommandMessage<?>> {
    /** Tells whether what is known here of an aggregate is what the log has. */
    public interface Latest {
        boolean is(String aggregateId);
    }

    private final Latest latest;

    public ConfirmedRefusals(Latest latest) {
        this.latest = latest;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> unit, InterceptorChain chain)
            throws Exception {
        try {
            return chain.proceed();
        } catch (Rejection refusal) {
            for (var taken : Turn.taken()) {
                if (!latest.is(taken)) {
                    throw new ConcurrencyException("refused on an earlier state of " + taken, refusal);
                }
            }
            throw refusal;
        }
    }
}
