package io.caseledger.accounts.web;

import io.caseledger.shared.contract.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.security.config.web.server.ServerHttpSecurity.AuthorizeExchangeSpec;

/**
 * Which routes are open to everybody, and which only to some roles: asked before anything of a request is read. Whatever is in neither list is open to
 * everybody who is logged in. Whose things somebody may see is decided where they are found; what may be ordered, by the aggregates.
 */
final class Routes {
    private static final Set<Role> FILERS = Set.of(Role.APPLICANT, Role.AGENT);
    private static final Set<Role> WATCHERS = Set.of(Role.REGULATOR, Role.AUDITOR);
    private static final Set<Role> FILERS_AND_WATCHERS =
            Set.of(Role.APPLICANT, Role.AGENT, Role.REGULATOR, Role.AUDITOR);
    private static final Set<Role> OF_CASES =
            Set.of(Role.APPLICANT, Role.AGENT, Role.ISSUER, Role.REGULATOR, Role.AUDITOR);
    /** Customs looks up single permits, by their exact number. */
    private static final Set<Role> OF_PERMITS =
            Set.of(Role.APPLICANT, Role.AGENT, Role.REGULATOR, Role.AUDITOR, Role.CUSTOMS);

    /** Some roles' routes. */
    record Reserved(Set<Role> roles, List<String> patterns) {
        Reserved(Set<Role> roles, String... patterns) {
            this(roles, List.of(patterns));
        }
    }

    /** The first that fits counts. */
    static final List<Reserved> RESERVED = List.of(
            new Reserved(Set.of(Role.OPERATOR), "/operations/**"),
            new Reserved(Set.of(Role.ISSUER), "/origin/queue/**", "/origin/certificates/*/review/**"),
            new Reserved(
                    FILERS,
                    "/accounts/grants/**",
                    "/origin/apply",
                    "/origin/drafts/**",
                    "/origin/bulk/**",
                    "/origin/certificates/*/revise",
                    "/mask/apply",
                    "/mask/drafts/**",
                    "/mask/revise",
                    "/mask/inventory/**",
                    "/api/v1/accounts/grants/**",
                    "/api/v1/origin/bulk-filings/**",
                    "/api/v1/origin/attachments",
                    "/api/v1/origin/certificates/*/revise",
                    "/api/v1/mask/proofs"),
            new Reserved(OF_CASES, "/origin/certificates/**", "/origin/cancel/**", "/api/v1/origin/certificates/**"),
            new Reserved(
                    Set.of(Role.CUSTOMS),
                    "/mask/counter",
                    "/api/v1/mask/permits/*/declarations",
                    "/api/v1/mask/permits/*/entries",
                    "/api/v1/mask/permits/*/mismatches",
                    "/api/v1/mask/permits/*/releases",
                    "/api/v1/mask/permits/*/demands"),
            new Reserved(
                    WATCHERS, "/mask/alerts/**", "/mask/dashboard/**", "/mask/balances/**", "/api/v1/mask/alerts/**"),
            new Reserved(FILERS_AND_WATCHERS, "/mask/permits", "/mask/permits/live", "/mask/permits/export.*"),
            new Reserved(OF_PERMITS, "/mask/permits/**", "/api/v1/mask/permits/**"),
            new Reserved(
                    FILERS_AND_WATCHERS,
                    "/mask/flows/**",
                    "/mask/returns",
                    "/mask/movements/**",
                    "/mask/stock/**",
                    "/api/v1/mask/**"));

    private static final String[] STATIC = {"/webjars/**", "/css/**", "/js/**", "/img/**"};

    /** Pages and files for visitors. The mailbox exists in demo mode only; elsewhere it is not found. A pattern that ends in ** would open orders too. */
    private static final String[] PUBLIC = {
        "/",
        "/login",
        "/session",
        "/error",
        "/actuator/health/**",
        "/codes/**",
        "/downloads/**",
        "/mailbox",
        "/mailbox/live",
        "/mailbox/{mailId}",
        "/favicon.ico"
    };

    /** What tells how to call the machine interface. */
    private static final String[] PUBLIC_API = {"/api/openapi.json", "/api/docs", "/api/docs/**"};

    private Routes() {}

    static String[] forVisitors() {
        return Stream.of(STATIC, PUBLIC).flatMap(Arrays::stream).toArray(String[]::new);
    }

    static String[] ofApiForVisitors() {
        return PUBLIC_API.clone();
    }

    static void reserve(AuthorizeExchangeSpec routes) {
        for (var reserved : RESERVED) {
            routes.pathMatchers(reserved.patterns().toArray(String[]::new))
                    .hasAnyRole(reserved.roles().stream().map(Role::name).toArray(String[]::new));
        }
    }

    static boolean isStatic(String path) {
        return Arrays.stream(STATIC).anyMatch(pattern -> path.startsWith(pattern.substring(0, pattern.length() - 2)));
    }
}
