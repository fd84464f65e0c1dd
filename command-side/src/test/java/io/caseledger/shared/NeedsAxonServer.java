package io.caseledger.shared;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Tests on a real Axon Server, which whoever runs them brings. Where there is none they are skipped, so they carry no requirement. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfEnvironmentVariable(
        named = NeedsAxonServer.ADDRESS,
        matches = ".+",
        disabledReason = "no Axon Server: " + NeedsAxonServer.ADDRESS + "=host:port names one for tests")
public @interface NeedsAxonServer {
    /** Of the environment: {@code host:port}. */
    String ADDRESS = "AXON_SERVER_FOR_TESTS";
}
