package io.caseledger.shared.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A route that takes files (ADR 29). Nothing of a body is read before {@link Bodies} has seen that its sender may file and that it is not too large; a body in
 * parts is taken nowhere else.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface TakesFiles {
    /** Most megabytes of the whole body. */
    int megabytes();
}
