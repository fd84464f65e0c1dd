package io.caseledger.shared.web;

import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.stereotype.Component;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * Leaves the body of an answer that cannot be sent. Spring asks the body for its first part before it sends the head; where the head then meets a closed
 * connection, it forgets the body: a stream would be watched for ever by nobody, and what was given would never be released.
 */
@Component
class AbandonedBodies implements HttpHandlerDecoratorFactory {
    @Override
    public HttpHandler apply(HttpHandler handler) {
        return (request, response) -> handler.handle(request, new Leaving(response));
    }

    private static final class Leaving extends ServerHttpResponseDecorator {
        Leaving(ServerHttpResponse response) {
            super(response);
        }

        @Override
        public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
            return left(super.writeWith(body));
        }

        @Override
        public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
            return left(super.writeAndFlushWith(body));
        }

        private static Mono<Void> left(Mono<Void> sent) {
            return sent.transform(Operators.<Void, Void>lift((source, actual) -> new LeftOnError(actual)));
        }
    }

    /** Reactor cancels nothing that has failed; here the failure is the sending's, and the body goes on. */
    private static final class LeftOnError implements CoreSubscriber<Void>, Subscription {
        private final CoreSubscriber<? super Void> actual;
        private Subscription sending = Operators.emptySubscription();

        LeftOnError(CoreSubscriber<? super Void> actual) {
            this.actual = actual;
        }

        @Override
        public Context currentContext() {
            return actual.currentContext();
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            sending = subscription;
            actual.onSubscribe(this);
        }

        @Override
        public void onNext(Void never) {}

        @Override
        public void onError(Throwable failure) {
            sending.cancel();
            actual.onError(failure);
        }

        @Override
        public void onComplete() {
            actual.onComplete();
        }

        @Override
        public void request(long count) {
            sending.request(count);
        }

        @Override
        public void cancel() {
            sending.cancel();
        }
    }
}
