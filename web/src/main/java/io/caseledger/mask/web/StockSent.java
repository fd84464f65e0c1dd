package io.caseledger.mask.web;

import io.caseledger.shared.web.Form;
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
 * What a browser sent with a form of a lot.
 *
 * @param files chosen files by the name of their field
 */
record StockSent(Form form, Map<String, List<FilePart>> files) {
    /** Characters of a whole form; two hundred full rows are far below. */
    private static final int LARGEST = 500_000;

    static Mono<StockSent> read(ServerWebExchange exchange) {
        var type = exchange.getRequest().getHeaders().getContentType();
        return MediaType.MULTIPART_FORM_DATA.isCompatibleWith(type)
                ? exchange.getMultipartData().map(StockSent::of)
                : exchange.getFormData().map(form -> new StockSent(bounded(form), Map.of()));
    }

    private static StockSent of(MultiValueMap<String, Part> parts) {
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
        return new StockSent(bounded(text), files);
    }

    private static Form bounded(MultiValueMap<String, String> text) {
        var size = text.entrySet().stream()
                .mapToLong(field -> field.getKey().length()
                        + field.getValue().stream()
                                .mapToLong(value -> value == null ? 0 : value.length())
                                .sum())
                .sum();
        if (size > LARGEST) {
            throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
        }
        return Form.of(text).map(value -> value.replace("\r\n", "\n").replace("\0", ""));
    }
}
