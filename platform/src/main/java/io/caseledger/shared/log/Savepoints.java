package io.caseledger.shared.log;

import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.WrappedMessageHandlingMember;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * Lets an event whose rows cannot be written be parked. After a statement that failed PostgreSQL refuses everything in the same transaction, the dead-letter
 * queue's own row included, so one such event would stop its processor for good. The event is therefore handled within a savepoint – but only once a handler
 * has failed: the batch is tried again anyway, and two more statements per event would slow all the events that succeed.
 */
@Component
record Savepoints(PlatformTransactionManager transactions) implements HandlerEnhancerDefinition {
    /** More than a batch, so that whatever failed is still handled with care when it comes again. */
    private static final int CAREFUL_FOR = 1_000;

    private static final TransactionDefinition NESTED =
            new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED);

    @Override
    public <T> MessageHandlingMember<T> wrapHandler(MessageHandlingMember<T> original) {
        return original.hasAnnotation(EventHandler.class) && original.canHandleMessageType(EventMessage.class)
                ? new Careful<>(original)
                : original;
    }

    private final class Careful<T> extends WrappedMessageHandlingMember<T> {
        private final AtomicInteger careful = new AtomicInteger();

        Careful(MessageHandlingMember<T> original) {
            super(original);
        }

        @Override
        public @Nullable Object handle(Message<?> message, T target) throws Exception {
            if (careful.get() > 0) {
                careful.decrementAndGet();
                return withSavepoint(message, target);
            }
            try {
                return super.handle(message, target);
            } catch (Exception e) {
                careful.set(CAREFUL_FOR);
                throw e;
            }
        }

        private @Nullable Object withSavepoint(Message<?> message, T target) throws Exception {
            var savepoint = transactions.getTransaction(NESTED);
            try {
                var answer = super.handle(message, target);
                transactions.commit(savepoint);
                return answer;
            } catch (Exception e) {
                careful.set(CAREFUL_FOR);
                transactions.rollback(savepoint);
                throw e;
            }
        }
    }
}
