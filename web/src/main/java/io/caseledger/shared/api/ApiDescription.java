package io.caseledger.shared.api;

import io.caseledger.shared.settings.Settings;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.WebFilter;
import reactor.core.scheduler.Schedulers;

/** OpenAPI 3.1 at {@code /api/openapi.json} (API-01), made from the controllers. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    /** As YAML too, with another ending. */
    private static final String ADDRESS = "/api/openapi.json";

    @Bean
    OpenAPI openApi(Settings settings) {
        return new OpenAPI()
                .info(
                        new Info()
                                .title("Caseledger")
                                .version("1")
                                .description(
                                        "Trade certificates as cases. Commands are POSTs named like the command; errors are RFC 9457 problem"
                                                + " JSON; every POST carries an Idempotency-Key, and the second answer equals the first."))
                // where people reach it, whatever this request's own host says
                .servers(List.of(new Server().url(settings.publicUrl().toString())))
                .components(new Components()
                        .addSecuritySchemes(
                                "basic",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("basic")))
                .addSecurityItem(new SecurityRequirement().addList("basic"));
    }

    /** The description is made by reading classes, for each language anew: on a thread that may block, not on an event loop. */
    @Bean
    WebFilter describedOffTheEventLoop() {
        return (exchange, chain) -> exchange.getRequest().getPath().value().startsWith(ADDRESS)
                ? chain.filter(exchange).subscribeOn(Schedulers.boundedElastic())
                : chain.filter(exchange);
    }

    /** The headers of {@link ApiCall}, which the controllers read from the whole of the headers. */
    @Bean
    OperationCustomizer headers() {
        return (operation, method) -> {
            if (method.hasMethodAnnotation(PostMapping.class)) {
                var numbered = Arrays.stream(method.getMethodParameters())
                        .anyMatch(parameter -> NumberedMessage.class.isAssignableFrom(parameter.getParameterType()));
                operation.addParametersItem(header(
                        ApiCall.KEY,
                        !numbered,
                        "The caller's key: the same key makes the same thing once."
                                + (numbered ? " Without one, the message's own number stands for it." : "")));
                operation.addParametersItem(header(
                        "If-Match", false, "Version of the case as last seen (ETag); a stale one is answered 412."));
            } else {
                operation.addParametersItem(header(
                        ApiCall.AFTER,
                        false,
                        "Caseledger-Position of an own command: waits up to 5 s until the view has it."));
            }
            return operation;
        };
    }

    private static HeaderParameter header(String name, boolean required, String description) {
        var parameter = new HeaderParameter();
        parameter.name(name).required(required).description(description).schema(new StringSchema());
        return parameter;
    }
}
