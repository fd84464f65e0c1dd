package io.caseledger.origin.web;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.shared.web.Draft;
import io.caseledger.shared.web.Form;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.http.codec.multipart.FormFieldPart;
import org.springframework.http.codec.multipart.Part;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * What a browser sent with the filing form.
 *
 * @param fields fields of the application by path, as typed
 * @param others everything else: pressed button, versions, what a helper asks for
 * @param files chosen files by the name of their field
 */
record Sent(Map<String, String> fields, Map<String, String> others, Map<String, FilePart> files) {
    /** Characters of a whole form; five hundred full lines of goods are far below. */
    private static final int LARGEST = 2_000_000;

    static final String CASE_VERSION = "version";

    private static final Set<String> PARTS = Arrays.stream(CertificateApplication.class.getRecordComponents())
            .map(RecordComponent::getName)
            .collect(Collectors.toUnmodifiableSet());
    private static final Pattern FIRST_STEP = Pattern.compile("[.\\[]");

    static Mono<Sent> read(ServerWebExchange exchange) {
        var type = exchange.getRequest().getHeaders().getContentType();
        return MediaType.MULTIPART_FORM_DATA.isCompatibleWith(type)
                ? exchange.getMultipartData().map(parts -> of(parts.values()))
                : exchange.getFormData().map(form -> {
                    var text = new LinkedHashMap<String, String>();
                    form.forEach((name, values) -> text.put(name, values.isEmpty() ? null : values.get(0)));
                    return of(text, Map.of());
                });
    }

    private static Sent of(Collection<List<Part>> parts) {
        var text = new LinkedHashMap<String, @Nullable String>();
        var files = new LinkedHashMap<String, FilePart>();
        for (var part : parts.stream().flatMap(List::stream).toList()) {
            if (part instanceof FilePart file) {
                // a file field that was left alone is sent too, without a name
                if (!file.filename().isBlank()) {
                    files.putIfAbsent(file.name(), file);
                }
            } else if (part instanceof FormFieldPart field) {
                text.putIfAbsent(field.name(), field.value());
            }
        }
        return of(text, files);
    }

    private static Sent of(Map<String, @Nullable String> text, Map<String, FilePart> files) {
        var fields = new LinkedHashMap<String, String>();
        var others = new LinkedHashMap<String, String>();
        var size = 0L;
        for (var entry : text.entrySet()) {
            var value = entry.getValue() == null ? "" : clean(entry.getValue());
            size += entry.getKey().length() + value.length();
            (PARTS.contains(FIRST_STEP.split(entry.getKey(), 2)[0]) ? fields : others).put(entry.getKey(), value);
        }
        if (size > LARGEST) {
            throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
        }
        return new Sent(fields, others, files);
    }

    /** Lines end as XML and JSON have them, so that a text is equal after any journey; NUL is no text. */
    private static String clean(String value) {
        return value.replace("\r\n", "\n").replace("\0", "");
    }

    Sent with(Map<String, String> changed) {
        return new Sent(changed, others, files);
    }

    String op() {
        return others.getOrDefault(Form.OP, "");
    }

    String other(String name) {
        return others.getOrDefault(name, "").strip();
    }

    Draft.Tab tab() {
        return Draft.Tab.of(other(Draft.EDITOR), other(Draft.VERSION));
    }

    long number(String name, long otherwise) {
        try {
            return Long.parseLong(other(name));
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
