package io.caseledger.shared.domain;

import io.caseledger.shared.contract.Actor;
import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.ParameterResolver;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.jspecify.annotations.Nullable;

/** Lets any message handler take the {@link Actor} of its message as a parameter. Found through ServiceLoader. */
public final class ActorParameter implements ParameterResolverFactory, ParameterResolver<Actor> {

    @Override
    public @Nullable ParameterResolver<Actor> createInstance(
            Executable executable, Parameter[] parameters, int parameterIndex) {
        return Actor.class.equals(parameters[parameterIndex].getType()) ? this : null;
    }

    @Override
    public Actor resolveParameterValue(Message<?> message) {
        return Actor.of(message.getMetaData());
    }

    @Override
    public boolean matches(Message<?> message) {
        return true;
    }
}
