package io.caseledger.accounts.web;

import io.caseledger.shared.settings.Settings;
import io.caseledger.shared.web.ErrorAnswers;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.web.server.csrf.XorServerCsrfTokenRequestAttributeHandler;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Forms that were sent after their session had ended, without scripts (GEN-15): the login page carries them, so that nothing is kept for a visitor on the
 * server, and after the login their sender is asked whether to go on. Only what a page of this service sent; a form with files is larger than what is read
 * of a visitor.
 */
@Component
class HeldForms {
    /** Fields of the login page that carry the form: its address, and each of its fields. */
    private static final String TO = "held";

    private static final String FIELD = "held.";
    /** The next page has a token of its own; a password is nobody's to carry. */
    private static final Set<String> NOT_HELD = Set.of("_csrf", "password");

    private final ErrorAnswers pages;
    private final CsrfTokens tokens;
    private final String origin;
    private final boolean demo;

    HeldForms(ErrorAnswers pages, CsrfTokens tokens, Settings settings) {
        this.pages = pages;
        this.tokens = tokens;
        var address = settings.publicUrl();
        this.origin = address.getScheme() + "://" + address.getRawAuthority();
        this.demo = settings.demoMode();
    }

    /**
     * A field of a held form.
     *
     * @param name as the page that carries it names it
     */
    record Field(String name, String value) {}

    /** Whether it is a form of this service's own pages, without files. */
    boolean carries(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        return HttpMethod.POST.equals(request.getMethod())
                && MediaType.APPLICATION_FORM_URLENCODED.isCompatibleWith(
                        request.getHeaders().getContentType())
                && isOwn(exchange);
    }

    /** Answers a form with the login page that carries it. */
    Mono<Void> askToLogIn(ServerWebExchange exchange) {
        return exchange.getFormData()
                .map(form -> carried(exchange.getRequest().getPath().value(), form))
                // what cannot be read, or is larger than any form without files, is not carried
                .onErrorReturn(List.of())
                .flatMap(fields -> login(exchange, fields, false));
    }

    /** After a login that was refused, the same once more; where it carried no form, something else. */
    Mono<Void> askAgain(ServerWebExchange exchange, Mono<Void> otherwise) {
        return exchange.getFormData()
                .flatMap(login -> isHeld(login) ? login(exchange, carrying(login), true) : otherwise);
    }

    /** After a login its sender is asked about the form that it carried; where it carried none, something else. */
    Mono<Void> goOn(ServerWebExchange exchange, Mono<Void> otherwise) {
        return exchange.getFormData().flatMap(login -> {
            if (!isHeld(login)) {
                return otherwise;
            }
            var fields = carrying(login).stream()
                    .filter(field -> !field.name().equals(TO))
                    .map(field -> new Field(field.name().substring(FIELD.length()), field.value()))
                    .toList();
            return show(
                    exchange,
                    HttpStatus.OK,
                    "accounts/resume",
                    Map.of("to", String.valueOf(login.getFirst(TO)), "fields", fields));
        });
    }

    private Mono<Void> login(ServerWebExchange exchange, List<Field> fields, boolean refused) {
        return show(
                exchange,
                HttpStatus.UNAUTHORIZED,
                "accounts/login",
                Map.of("held", fields, "refused", refused, "loggedOut", false));
    }

    private static boolean isHeld(MultiValueMap<String, String> login) {
        var to = login.getFirst(TO);
        return to != null && to.matches("/[^/\\\\].*");
    }

    private static List<Field> carrying(MultiValueMap<String, String> login) {
        return login.entrySet().stream()
                .filter(field -> field.getKey().equals(TO) || field.getKey().startsWith(FIELD))
                .flatMap(field -> field.getValue().stream().map(value -> new Field(field.getKey(), value)))
                .toList();
    }

    private static List<Field> carried(String path, MultiValueMap<String, String> form) {
        var fields = new ArrayList<Field>();
        fields.add(new Field(TO, path));
        form.forEach((name, values) -> {
            if (!NOT_HELD.contains(name)) {
                values.forEach(value -> fields.add(new Field(FIELD + name, value)));
            }
        });
        return fields;
    }

    /** No other site may have somebody send its form by logging in: browsers name where a form comes from. */
    private boolean isOwn(ServerWebExchange exchange) {
        var headers = exchange.getRequest().getHeaders();
        var from = headers.getOrigin();
        if (from == null) {
            return "same-origin".equals(headers.getFirst("Sec-Fetch-Site"));
        }
        var host = headers.getFirst(HttpHeaders.HOST);
        return from.equals(origin) || (demo && host != null && host.equals(authority(from)));
    }

    private static String authority(String origin) {
        try {
            return String.valueOf(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException none) {
            return "";
        }
    }

    /** A filter that refuses a form has made no token for the page that it shows. */
    private Mono<Void> show(ServerWebExchange exchange, HttpStatus status, String view, Map<String, ?> model) {
        var token = tokens.loadToken(exchange).switchIfEmpty(Mono.defer(() -> tokens.generateToken(exchange)
                .delayUntil(made -> tokens.saveToken(exchange, made))));
        new XorServerCsrfTokenRequestAttributeHandler().handle(exchange, token);
        return pages.show(exchange, status, view, model);
    }
}
