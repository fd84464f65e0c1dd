package io.caseledger.shared.settings;

import jakarta.validation.Validation;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.beanvalidation.SpringValidatorAdapter;

/**
 * Looks at all settings before anything is started (RUN-05): a wrong, contradictory or unknown one stops the start with
 * its name and the mend, in one block.
 */
class CheckedSettings implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final String GUIDE = "docs/settings.md lists every setting with its form and default.";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        refuseUnknownVariables(environment);
        refuseIfAny(contradictions(bound(environment)));
    }

    private static Settings bound(ConfigurableEnvironment environment) {
        try (var validators = Validation.buildDefaultValidatorFactory()) {
            var strict = new NoUnboundElementsBindHandler(
                    new org.springframework.boot.context.properties.bind.handler
                            .IgnoreTopLevelConverterNotFoundBindHandler(),
                    new UnboundElementsSourceFilter());
            var handler = new ValidationBindHandler(strict, new SpringValidatorAdapter(validators.getValidator()));
            return new Binder(
                            ConfigurationPropertySources.get(environment),
                            new org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver(
                                    environment))
                    .bindOrCreate(SettingNames.PREFIX, Bindable.of(Settings.class), handler);
        } catch (BindException e) {
            throw refused(problems(e));
        }
    }

    private static List<String> problems(BindException e) {
        if (e.getCause() instanceof UnboundConfigurationPropertiesException unknown) {
            return unknown.getUnboundProperties().stream()
                    .map(property -> unknown(property.getName().toString()))
                    .toList();
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindValidationException invalid) {
                return invalid.getValidationErrors().getAllErrors().stream()
                        .map(error ->
                                problem(invalid.getValidationErrors().getName().toString(), error))
                        .sorted()
                        .toList();
            }
        }
        String name = e.getName().toString();
        var property = e.getProperty();
        Object value = property == null ? null : property.getValue();
        Class<?> type = e.getTarget().getType().resolve(Object.class);
        return List.of(name + (secret(name) || value == null ? "" : " = " + value) + ": must be " + form(type) + ".");
    }

    private static String problem(String prefix, ObjectError error) {
        if (error instanceof FieldError field) {
            String name = prefix + "." + DataObjectPropertyName.toDashedForm(field.getField());
            return name + (secret(name) ? "" : " = " + field.getRejectedValue()) + ": " + field.getDefaultMessage()
                    + ".";
        }
        return String.valueOf(error.getDefaultMessage());
    }

    private static boolean secret(String name) {
        return name.contains("password") && !name.endsWith("-file");
    }

    private static String form(Class<?> type) {
        if (type.isEnum()) {
            return "one of "
                    + java.util.Arrays.stream(type.getEnumConstants())
                            .map(constant ->
                                    constant.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                            .collect(Collectors.joining(", "));
        }
        return switch (type.getSimpleName()) {
            case "int", "Integer" -> "a whole number";
            case "boolean", "Boolean" -> "true or false";
            case "URI" -> "an address";
            case "Path" -> "a file or folder";
            case "Duration" -> "a time such as 7d, 12h or 30m";
            default -> "a " + type.getSimpleName();
        };
    }

    private static List<String> contradictions(Settings settings) {
        var problems = new ArrayList<String>();
        Settings.Database database = settings.database();
        if (database.url() != null) {
            checkUrl(database.url(), problems);
            if (database.user() == null || database.user().isBlank()) {
                problems.add("caseledger.database.user: is needed with caseledger.database.url.");
            }
            if (Boolean.TRUE.equals(settings.demo())) {
                problems.add("caseledger.demo = true: demo accounts exist only with the embedded database; leave out"
                        + " caseledger.demo or caseledger.database.url.");
            }
        }
        checkSecret("caseledger.database.password", database.password(), database.passwordFile(), problems);
        Path certificate = database.sslRootCertificate();
        if (certificate != null && !Files.isReadable(certificate)) {
            problems.add("caseledger.database.ssl-root-certificate = " + certificate
                    + ": no such file, or it cannot be read.");
        }
        Settings.Mail mail = settings.mail();
        checkSecret("caseledger.mail.password", mail.password(), mail.passwordFile(), problems);
        String scheme = settings.publicUrl().getScheme();
        if (settings.publicUrl().getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
            problems.add("caseledger.public-url = " + settings.publicUrl()
                    + ": must be an http or https address, such as https://caseledger.example.");
        }
        return problems;
    }

    private static void checkUrl(URI url, List<String> problems) {
        String name = "caseledger.database.url";
        if (url.getUserInfo() != null || url.getQuery() != null) {
            problems.add(name + ": takes neither user nor options; use caseledger.database.user, .password-file and"
                    + " .ssl-mode."); // its text is not repeated: it may hold a password
        } else if (!"postgresql".equals(url.getScheme())
                || url.getHost() == null
                || url.getPath() == null
                || !url.getPath().matches("/[^/]+")) {
            problems.add(name + " = " + url + ": must look like postgresql://host:5432/database.");
        }
    }

    private static void checkSecret(String name, @Nullable String value, @Nullable Path file, List<String> problems) {
        try {
            var unused = Secret.of(name, value, file);
        } catch (StartRefused refused) {
            problems.add(refused.getMessage() + " " + refused.mend());
        }
    }

    /** Spring cannot tell a mistyped variable from somebody else's; ours all begin alike. */
    private static void refuseUnknownVariables(ConfigurableEnvironment environment) {
        var known =
                SettingNames.all().stream().map(SettingNames::environmentKey).collect(Collectors.toSet());
        refuseIfAny(environment.getSystemEnvironment().keySet().stream()
                .filter(name -> name.toUpperCase(Locale.ROOT).startsWith("CASELEDGER_"))
                .filter(name -> !known.contains(SettingNames.environmentKey(name)))
                .sorted()
                .map(CheckedSettings::unknown)
                .toList());
    }

    private static void refuseIfAny(List<String> problems) {
        if (!problems.isEmpty()) {
            throw refused(problems);
        }
    }

    private static String unknown(String name) {
        return name + ": there is no such setting"
                + SettingNames.all().stream()
                        .min(java.util.Comparator.comparingInt(known ->
                                distance(SettingNames.environmentKey(known), SettingNames.environmentKey(name))))
                        .map(nearest -> "; was " + nearest + " meant?")
                        .orElse(".");
    }

    /** Levenshtein's: how many letters must change. */
    private static int distance(String left, String right) {
        int[] previous = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int[] current = new int[right.length() + 1];
            current[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int changed = previous[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(changed, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[right.length()];
    }

    private static StartRefused refused(List<String> problems) {
        return new StartRefused(
                problems.stream()
                        .map(problem -> "  " + problem)
                        .collect(Collectors.joining("\n", "The service cannot start with these settings:\n\n", "")),
                "Correct what is named above. " + GUIDE);
    }
}
