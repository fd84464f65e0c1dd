package io.caseledger.accounts.web;

import io.caseledger.shared.settings.Settings;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/**
 * What a connection may take of the service: so long for the head of a request, for its body and for nothing at all. Netty answers what is no HTTP before
 * any filter sees it; those answers get the headers of all others here (SEC-03).
 */
@Component
record Connections(Settings settings, SecurityHeaders headers, OpenConnections open)
        implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {
    /** The whole of a body may take so many times as long as it may stand still. */
    private static final int WHOLE = 20;

    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        factory.addServerCustomizers(this::limited);
    }

    private HttpServer limited(HttpServer server) {
        var still = Duration.ofSeconds(settings.web().bodySeconds());
        return server.idleTimeout(Duration.ofSeconds(settings.web().idleSeconds()))
                .readTimeout(still)
                .requestTimeout(still.multipliedBy(WHOLE))
                .doOnChannelInit((observer, channel, address) -> {
                    watch(channel);
                    open.admit(channel, channel.remoteAddress());
                });
    }

    private void watch(Channel channel) {
        var pipeline = channel.pipeline();
        if (pipeline.get(NettyPipeline.HttpCodec) != null) {
            var head = new Head(settings.web().headSeconds());
            pipeline.addBefore(NettyPipeline.HttpCodec, "caseledger-bytes", head.new Bytes());
            pipeline.addAfter(NettyPipeline.HttpCodec, "caseledger-messages", head.new Messages(headers));
        }
    }

    /** The head of a request from its first byte to its last. Lives in its connection's event loop. */
    private static final class Head {
        private final int seconds;
        private boolean awaited = true;
        private @Nullable Future<?> deadline;

        Head(int seconds) {
            this.seconds = seconds;
        }

        private void arrived() {
            awaited = false;
            cancel();
        }

        private void cancel() {
            if (deadline != null) {
                deadline.cancel(false);
                deadline = null;
            }
        }

        /** In front of the codec: Netty's own time-out begins anew with each byte, so one byte at a time would hold a connection for ever. */
        final class Bytes extends ChannelInboundHandlerAdapter {
            @Override
            public void channelRead(ChannelHandlerContext context, Object bytes) {
                if (awaited && deadline == null) {
                    deadline = context.executor()
                            .schedule(
                                    () -> {
                                        var unused = context.close();
                                    },
                                    seconds,
                                    TimeUnit.SECONDS);
                }
                context.fireChannelRead(bytes);
            }

            @Override
            public void channelInactive(ChannelHandlerContext context) {
                cancel();
                context.fireChannelInactive();
            }
        }

        /** Behind the codec. */
        final class Messages extends ChannelDuplexHandler {
            private final SecurityHeaders headers;

            Messages(SecurityHeaders headers) {
                this.headers = headers;
            }

            @Override
            public void channelRead(ChannelHandlerContext context, Object message) {
                if (message instanceof HttpRequest request) {
                    arrived();
                    var fault = request.decoderResult().isSuccess() ? RequestHead.fault(request) : null;
                    if (fault != null) {
                        // answered as what Netty itself cannot read
                        request.setDecoderResult(DecoderResult.failure(new IllegalArgumentException(fault)));
                    }
                }
                if (message instanceof LastHttpContent) {
                    awaited = true;
                }
                context.fireChannelRead(message);
            }

            @Override
            public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
                // "go on" is one object for all connections
                if (message instanceof HttpResponse response
                        && response.status().codeClass() != HttpStatusClass.INFORMATIONAL) {
                    headers.addMissing(response.headers()::contains, response.headers()::set);
                }
                var unused = context.write(message, promise);
            }
        }
    }
}
