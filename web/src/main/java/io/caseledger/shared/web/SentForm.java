package io.caseledger.shared.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.http.codec.multipart.FormFieldPart;
import org.springframework.http.codec.multipart.Part;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * What a browser sent with a form, with files or without: the one reader of all forms.
 *
 * @param files chosen files by the name of their field
 */
public record SentForm(Form form, Map<String, List<FilePart>> files) {
    /** Characters of a whole form; five hundred full rows are far below. */
    private static final int LARGEST = 2_000_000;

    /** Fails with 413 where the text is larger than any form. */
    public static Mono<SentForm> read(ServerWebExchange exchange) {
        var type = exchange.getRequest().getHeaders().getContentType();
        return MediaType.MULTIPART_FORM_DATA.isCompatibleWith(type)
                ? exchange.getMultipartData().map(SentForm::of)
                : exchange.getFormData().map(text -> new SentForm(bounded(text), Map.of()));
    }

    private static SentForm of(MultiValueMap<String, Part> parts) {
        var text = new LinkedMultiValueMap<String, String>();
        var files = new LinkedHashMap<String, List<FilePart>>();
        parts.values().stream().flatMap(List::stream).forEach(part -> {
            // a file field that was left alone is sent too, without a name
            if (part instanceof FilePart file && !file.filename().isBlank()) {
                files.computeIfAbsent(file.name(), name -> new ArrayList<>()).add(file);
            } else if (part instanceof FormFieldPart field) {
                text.add(field.name(), field.value());
            }
        });
        return new SentForm(bounded(text), files);
    }

    /**
     * Lines end as XML and JSON have them, so that a text is equal after any journey. NUL, which no draft could hold, becomes the control character beside
     * it, which is refused at its field as NUL is (GEN-12).
     */
    private static Form bounded(MultiValueMap<String, String> text) {
        var form = Form.of(text);
        var size = form.typed().entrySet().stream()
                .mapToLong(field -> field.getKey().length()
                        + field.getValue().stream().mapToLong(String::length).sum())
                .sum();
        if (size > LARGEST) {
            throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
        }
        return form.map(value -> value.replace("\r\n", "\n").replace('\0', '\1'));
    }
}
