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
                .allowBlockingCallsInside("java.lang.invoke.MethodHandleNatives", "linkMethodHandleConstant")
                .allowBlockingCallsInside("java.util.ServiceLoader$LazyClassPathLookupIterator", "hasNext")
                .allowBlockingCallsInside("java.util.ServiceLoader$LazyClassPathLookupIterator", "nextProviderClass")
                // jars of the classpath, whose pages are in memory; what people upload is never read by these two
                .allowBlockingCallsInside("java.util.zip.ZipFile$ZipFileInputStream", "read")
                .allowBlockingCallsInside("java.util.zip.ZipFile$Source", "get")
                .allowBlockingCallsInside("java.util.jar.JarFile", "getEntry")
                // /dev/urandom does not wait
                .allowBlockingCallsInside("sun.security.provider.NativePRNG$RandomIO", "readFully")
                // Thymeleaf reads and parses a template when it is first shown, then keeps it
                .allowBlockingCallsInside("org.thymeleaf.TemplateEngine", "initialize")
                .allowBlockingCallsInside("org.thymeleaf.engine.TemplateManager", "parseStandalone")
                // message files, likewise
                .allowBlockingCallsInside("java.util.ResourceBundle", "getBundle")
                .allowBlockingCallsInside(
                        "org.springframework.context.support.ResourceBundleMessageSource", "getResourceBundle")
                // Jackson works out how a type is read or written when it first meets it, one thread at a time, then
                // keeps it
                .allowBlockingCallsInside(
                        "tools.jackson.databind.deser.DeserializerCache", "_createAndCacheValueDeserializer")
                .allowBlockingCallsInside(
                        "tools.jackson.databind.ser.SerializerCache", "addAndResolveNonTypedSerializer")
                // pools, queues and caches hold a lock for a moment, as under synchronized, which is not seen either:
                // only two
                // threads that meet there would throw, now and then. Waits for somebody's work are caught as ever
                .allowBlockingCallsInside("java.util.concurrent.locks.ReentrantLock", "lock")
                // Thymeleaf keeps the names of attributes and elements behind these
                .allowBlockingCallsInside("java.util.concurrent.locks.ReentrantReadWriteLock$ReadLock", "lock")
                .allowBlockingCallsInside("java.util.concurrent.locks.ReentrantReadWriteLock$WriteLock", "lock")
                // Netty gives buffers back under a lock, which each thread holds for a moment
                .allowBlockingCallsInside("io.netty.buffer.AdaptivePoolingAllocator$Magazine", "free")
                .allowBlockingCallsInside("io.netty.buffer.AdaptivePoolingAllocator$Magazine", "tryAllocate")
                // Spring serves files of the classpath by small reads of what is in the page cache
                .allowBlockingCallsInside("org.springframework.web.reactive.resource.ResourceWebHandler", "handle")
                .allowBlockingCallsInside("org.springframework.http.codec.ResourceHttpMessageWriter", "write")
                .allowBlockingCallsInside(
                        "org.springframework.core.io.buffer.DataBufferUtils$ReadableByteChannelGenerator", "accept")
                // the log's console appender writes a line under its lock; a log that is full would stop more than one
                // thread
                .allowBlockingCallsInside("ch.qos.logback.classic.Logger", "callAppenders")
                // random numbers for ids and tokens: /dev/urandom looks like a file and never makes one wait
                .allowBlockingCallsInside("sun.security.provider.NativePRNG", "engineNextBytes")
                .install();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        // the static part above has done it, once for the JVM
    }
}
