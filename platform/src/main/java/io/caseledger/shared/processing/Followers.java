package io.caseledger.shared.processing;

import io.caseledger.shared.automation.Orders;
import io.caseledger.shared.database.ViewSchema;
import io.caseledger.shared.projection.Rows;
import io.caseledger.shared.query.Projections;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.messaging.annotation.HandlerDefinition;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/** All who follow the log, and which processor brings them its events. */
@Component
record Followers(
        ApplicationContext context,
        ObjectProvider<ParameterResolverFactory> parameters,
        ObjectProvider<HandlerDefinition> definitions,
        ObjectProvider<Rows> rows,
        ObjectProvider<Orders> orders) {
    /** Names of the processors; asks no bean to be made. */
    List<String> processors() {
        return Arrays.stream(context.getBeanNamesForAnnotation(ProcessingGroup.class))
                .map(this::group)
                .map(Projections::processorOf)
                .distinct()
                .sorted()
                .toList();
    }

    List<Follower> of(String processor) {
        return Arrays.stream(context.getBeanNamesForAnnotation(ProcessingGroup.class))
                .filter(bean -> Projections.processorOf(group(bean)).equals(processor))
                .map(bean -> new Follower(
                        group(bean),
                        new AnnotationEventHandlerAdapter(
                                context.getBean(bean), parameters.getObject(), definitions.getObject())))
                .toList();
    }

    /** Rows of all projectors are written together, each table's by one statement. */
    Follower.Way into(ViewSchema views) {
        return into(rows.getObject(), views);
    }

    static Follower.Way into(Rows written, ViewSchema views) {
        return events -> written.write(
                views,
                () -> events.forEach((projector, its) -> {
                    written.expect(its.stream().map(Follower::caseOf).collect(Collectors.toSet()));
                    its.forEach(projector::handle);
                }));
    }

    /** Orders of all events go out together. */
    Follower.Way ordering() {
        var given = orders.getObject();
        return events -> {
            given.together(() -> events.forEach((automation, its) -> its.forEach(automation::handle)));
            return Map.of();
        };
    }

    private String group(String bean) {
        return Objects.requireNonNull(context.findAnnotationOnBean(bean, ProcessingGroup.class))
                .value();
    }
}
