package io.caseledger.shared.blocking;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import reactor.blockhound.BlockHound;

/**
 * Installed before the first test of every class (JUnit finds it as a service): a blocking call on a thread of Reactor or
 * Netty that must not block throws. What is allowed below is what libraries do on purpose; nothing of ours belongs there.
 */
public class BlockingIsCaught implements BeforeAllCallback {
    static {
        BlockHound.builder()
                .loadIntegrations() // Reactor's and Netty's threads
                // class loading and linking read jars wherever a class is first used, once
                .allowBlockingCallsInside("java.lang.ClassLoader", "loadClass")
                .allowBlockingCallsInside("java.lang.invoke.MethodHandleNatives", "linkCallSite")
                .allowBlockingCallsInside("java.util.ServiceLoader$LazyClassPathLookupIterator", "hasNext")
                // the log's console appender writes a line under its lock; a log that is full would stop more than one
                // thread
                .allowBlockingCallsInside("ch.qos.logback.classic.Logger", "callAppenders")
                .install();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        // the static part above has done it, once for the JVM
    }
}
