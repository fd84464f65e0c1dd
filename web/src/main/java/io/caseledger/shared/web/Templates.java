package io.caseledger.shared.web;

import io.caseledger.shared.reference.CodeLists;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.thymeleaf.IEngineConfiguration;
import org.thymeleaf.spring6.SpringWebFluxTemplateEngine;
import org.thymeleaf.templateresolver.AbstractConfigurableTemplateResolver;
import org.thymeleaf.templateresource.ITemplateResource;
import org.thymeleaf.templateresource.StringTemplateResource;

/**
 * Everything a page is made of is read before the first request: templates, texts, code lists. Otherwise whoever asks first makes an event loop
 * wait for files. {@code spring.thymeleaf.cache=false} brings back templates read anew each time, for whoever is writing them.
 */
@Configuration(proxyBeanMethods = false)
class Templates {
    private static final String ROOT = "templates/";
    private static final String END = ".html";

    /** Takes the place of Boot's resolver by its name. */
    @Bean
    @ConditionalOnProperty(name = "spring.thymeleaf.cache", havingValue = "true", matchIfMissing = true)
    static AbstractConfigurableTemplateResolver defaultTemplateResolver() throws IOException {
        var resolver = new InMemory(read());
        resolver.setCacheable(true);
        return resolver;
    }

    @Bean
    static SmartInitializingSingleton preloaded(SpringWebFluxTemplateEngine engine) {
        return () -> {
            engine.getConfiguration();
            CodeLists.all().forEach(list -> list.all(Language.DEFAULT));
        };
    }

    private static Map<String, String> read() throws IOException {
        var found = new HashMap<String, String>();
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:" + ROOT + "**/*" + END)) {
            var address = file.getURL().toString();
            var name = address.substring(
                    address.lastIndexOf("/" + ROOT) + ROOT.length() + 1, address.length() - END.length());
            found.put(name, file.getContentAsString(StandardCharsets.UTF_8));
        }
        return Map.copyOf(found);
    }

    private static final class InMemory extends AbstractConfigurableTemplateResolver {
        private final Map<String, String> templates;

        InMemory(Map<String, String> templates) {
            this.templates = templates;
            setName("memory");
        }

        @Override
        protected @Nullable ITemplateResource computeTemplateResource(
                IEngineConfiguration configuration,
                String ownerTemplate,
                String template,
                String resourceName,
                String characterEncoding,
                Map<String, Object> attributes) {
            var text = templates.get(template);
            return text == null ? null : new StringTemplateResource(text);
        }
    }
}
