package io.caseledger.mask.web;

import io.caseledger.mask.contract.PermitApplication;
import io.caseledger.shared.web.Form;
import io.caseledger.shared.web.FormBinder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * A permit's form as a browser sent it.
 *
 * @param form everything typed, with the pressed button
 */
record SentPermit(Form form) {
    /** Where a name in a path ends. */
    private static final String STEP = "[.\\[]";

    static Mono<SentPermit> read(ServerWebExchange exchange) {
        // lines end as JSON has them, so that a text is equal after any journey; NUL is no text
        return exchange.getFormData()
                .map(sent -> new SentPermit(
                        Form.of(sent).map(value -> value.replace("\r\n", "\n").replace("\0", ""))));
    }

    /** A form with these fields of an application. */
    static Form of(Map<String, String> fields) {
        var sent = new LinkedMultiValueMap<String, String>();
        fields.forEach(sent::add);
        return Form.of(sent);
    }

    /** The same with what the login decides. */
    SentPermit of(PermitFiler filer) {
        var fixed = new LinkedHashMap<String, String>();
        form.paths().forEach(path -> fixed.put(path, form.value(path)));
        return new SentPermit(of(filer.fixed(fixed)));
    }

    String op() {
        return form.op();
    }

    /** The application's fields; rows left blank are no rows. */
    Map<String, String> fields() {
        return fields(form);
    }

    static Map<String, String> fields(Form form) {
        var typed = new TreeMap<String, String>();
        form.paths().forEach(path -> typed.put(path, form.value(path)));
        return FormBinder.tidy(PermitApplication.class, typed);
    }

    /** What tells a draft from others in a list; empty where nothing does yet. */
    static String title(Map<String, String> fields) {
        return Stream.of(
                        Stream.of("importer.nameChinese", "importer.nameEnglish"),
                        Stream.of("items[0].name", "items[1].name"))
                .map(paths -> paths.map(path -> fields.getOrDefault(path, "").strip())
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElse(""))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    /** The form with its rows numbered as violations name them. */
    Form tidy() {
        var tidied = of(fields());
        for (var path : form.paths()) {
            if (!belongs(path)) {
                tidied = tidied.with(path, form.value(path));
            }
        }
        return tidied.with(Form.OP, null);
    }

    private static boolean belongs(String path) {
        return switch (path.split(STEP, 2)[0]) {
            case "importer", "agent", "way", "items" -> true;
            default -> false;
        };
    }
}
