package io.caseledger.accounts.web;

import io.caseledger.accounts.web.SeenThings.SeenForm;
import io.caseledger.origin.SampleApplications;
import io.caseledger.permit.SamplePermits;
import io.caseledger.permit.contract.ImportWay;
import io.caseledger.shared.contract.ContractJson;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes requests of all kinds to all routes: some as they should be, most with something odd in them. The same seed makes the same requests of the same answers. */
final class AnyRequests {
    private static final Pattern VARIABLE = Pattern.compile("\\{\\*?(\\w+)(?::([^{}]*))?}");
    private static final Pattern VALUE =
            Pattern.compile("(?<=:)(?:\"(?:[^\"\\\\]|\\\\.)*\"|-?[0-9.]+|true|false|null)");

    /** Read by most lists, and by what filters read. */
    private static final List<String> PARAMETERS = List.of(
            "page",
            "size",
            "sort",
            "direction",
            "after",
            "lang",
            "at",
            "from",
            "to",
            "state",
            "q",
            "number",
            "cursor",
            "limit",
            "op",
            "done",
            "_csrf",
            "tab",
            "revision",
            "version",
            "moment",
            "position",
            "country",
            "kind",
            "receiptNumber",
            "commodityCode",
            "importer",
            "order");

    private static final Map<String, String> VALID = Map.ofEntries(
            Map.entry("page", "1"),
            Map.entry("size", "20"),
            Map.entry("limit", "20"),
            Map.entry("lang", "en"),
            Map.entry("from", "2026-01-01"),
            Map.entry("to", "2026-12-31"),
            Map.entry("after", "1"));

    private final RandomGenerator random;
    private final List<Route> routes;
    private final Map<String, List<String>> parameters = new HashMap<>();
    private final Map<String, JsonNode> bodies = new HashMap<>();
    private final JsonNode description;

    /** @param description of the machine interface */
    AnyRequests(RandomGenerator random, List<Route> routes, String description) {
        this.random = random;
        this.routes = routes;
        this.description = JsonMapper.shared().readTree(description);
        for (var path : this.description.get("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                var name = operation.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey();
                var names = new ArrayList<String>();
                operation.getValue().path("parameters").forEach(parameter -> {
                    if (parameter.path("in").asString("").equals("query")) {
                        names.add(parameter.path("name").asString(""));
                    }
                });
                parameters.put(name, names);
                bodies.put(
                        name,
                        operation
                                .getValue()
                                .path("requestBody")
                                .path("content")
                                .path("application/json")
                                .path("schema"));
            }
        }
    }

    private boolean one(int in) {
        return random.nextInt(in) == 0;
    }

    Route route() {
        // each wrong password costs its time
        return java.util.stream.Stream.generate(() -> OddValues.any(routes, random))
                .filter(route -> !route.pattern().startsWith("/log") || one(10))
                .findFirst()
                .orElseThrow();
    }

    /** What a page has offered, more or less as it was. */
    RawRequest offered(SeenThings seen, List<String> login) {
        if (one(3)) {
            var form = seen.form();
            var fields = new ArrayList<>(form.fields());
            for (int odd = one(4) ? 0 : 1 + random.nextInt(2); odd > 0 && !fields.isEmpty(); odd--) {
                spoil(fields);
            }
            return form.post()
                    ? posted(form, fields, login)
                    : get(form.action() + query(fields, form.action().contains("?")), login, List.of());
        }
        var link = seen.link();
        if (one(3) && link.contains("=")) {
            link = link.replaceFirst("=[^&]*", "=" + Matcher.quoteReplacement(encoded(OddValues.text(random))));
        } else if (one(5)) {
            link += (link.contains("?") ? "&" : "?") + OddValues.any(PARAMETERS, random) + "="
                    + encoded(OddValues.text(random));
        }
        return get(
                link.replaceFirst("#.*", ""),
                login,
                one(6) ? List.of(OddValues.any(OddValues.HEADERS, random)) : List.of());
    }

    private RawRequest get(String target, List<String> login, List<String> more) {
        var headers = new ArrayList<>(login);
        headers.addAll(more);
        return new RawRequest(
                "GET",
                target.replace(" ", "%20"),
                headers,
                "",
                random.nextInt(1 << 24),
                target.matches("[^?]*/live([?].*)?"));
    }

    private RawRequest posted(SeenForm form, List<Map.Entry<String, String>> fields, List<String> login) {
        var headers = new ArrayList<>(login);
        if (form.files()) {
            headers.add("Content-Type: multipart/form-data; boundary=b");
            var body = new StringBuilder();
            fields.forEach(field -> body.append("--b\r\nContent-Disposition: form-data; name=\"")
                    .append(field.getKey())
                    .append("\"\r\n\r\n")
                    .append(field.getValue())
                    .append("\r\n"));
            body.append(one(4) ? "--b\r\n" : "--b--\r\n");
            return request("POST", form.action(), headers, body.toString());
        }
        headers.add("Content-Type: application/x-www-form-urlencoded");
        var body = query(fields, true);
        return request("POST", form.action(), headers, body.isEmpty() ? body : body.substring(1));
    }

    private void spoil(List<Map.Entry<String, String>> fields) {
        int at = random.nextInt(fields.size());
        var name = fields.get(at).getKey();
        switch (random.nextInt(6)) {
            case 0 -> fields.remove(at);
            case 1 -> fields.add(fields.get(at));
            case 2 -> fields.add(Map.entry(name, OddValues.text(random)));
            case 3 ->
                fields.set(
                        at,
                        Map.entry(
                                name.replaceAll("\\d+", Integer.toString(random.nextInt())) + (one(2) ? "[0].x" : ""),
                                fields.get(at).getValue()));
            default -> fields.set(at, Map.entry(name, OddValues.text(random)));
        }
    }

    /** To a route as the handler mappings have it. */
    RawRequest to(Route route, SeenThings seen, List<String> login) {
        boolean odd = !one(3);
        var target = address(route, seen, odd) + parameters(route, odd && one(2));
        var headers = new ArrayList<>(login);
        if (route.stream()) {
            headers.add("Accept: text/event-stream");
        }
        if (odd && one(3)) {
            headers.add(OddValues.any(OddValues.HEADERS, random));
        }
        if (!route.method().equals(HttpMethod.POST)) {
            var method = odd && one(20)
                    ? OddValues.any(List.of("HEAD", "OPTIONS", "DELETE", "PATCH", "PUT", "TRACE"), random)
                    : "GET";
            return new RawRequest(method, target, headers, "", random.nextInt(1 << 24), route.stream());
        }
        if (route.pattern().startsWith("/api/") && !one(10)) {
            headers.add("Idempotency-Key: " + new java.util.UUID(random.nextLong(), random.nextLong()));
        }
        var type = one(8)
                ? OddValues.any(OddValues.BODY_TYPES, random)
                : route.consumes().isCompatibleWith(MediaType.MULTIPART_FORM_DATA)
                        ? "multipart/form-data; boundary=b"
                        : route.consumes().toString();
        headers.add("Content-Type: " + type);
        return request("POST", target, headers, body(route, odd));
    }

    private RawRequest request(String method, String target, List<String> headers, String body) {
        return new RawRequest(method, target, headers, body, random.nextInt(1 << 24), false);
    }

    private String address(Route route, SeenThings seen, boolean odd) {
        var pattern = route.pattern().replace("**", "none");
        return VARIABLE.matcher(pattern)
                .replaceAll(found -> Matcher.quoteReplacement(
                        odd && one(6)
                                ? encoded(OddValues.text(random)).replace("+", "%20")
                                : valid(pattern, found.group(1), found.group(2), seen)));
    }

    private String valid(
            String pattern, String variable, @org.jspecify.annotations.Nullable String alternatives, SeenThings seen) {
        if (alternatives != null && alternatives.contains("|")) {
            return OddValues.any(List.of(alternatives.split("[|]", -1)), random);
        }
        return switch (variable) {
            case "number" ->
                pattern.contains("mask") || pattern.contains("customs")
                        ? seen.number("permit", "MSK20200000001")
                        : seen.number("receipt", "TPE-20200101-99999");
            case "lot" -> seen.number("lot", "MSK20200000001-001");
            case "sha256" -> seen.number("sha256", "ab".repeat(32));
            case "id", "mailId", "grantId" -> seen.number("id", "0b6de2a1-8d0c-4c7e-9d0e-5d4f6a7b8c9d");
            case "list" -> OddValues.any(List.of("countries", "ports", "units"), random);
            case "order", "button" -> OddValues.any(List.of("take", "put-back"), random);
            case "path" -> "readiness";
            default -> "1";
        };
    }

    private String parameters(Route route, boolean odd) {
        var described = parameters.getOrDefault(route.method() + " " + route.pattern(), List.of());
        var fields = new ArrayList<Map.Entry<String, String>>();
        if (odd) {
            for (int n = 1 + random.nextInt(3); n > 0; n--) {
                var name = one(12)
                        ? OddValues.text(random)
                        : OddValues.any(described.isEmpty() || one(4) ? PARAMETERS : described, random);
                var value = one(3) ? VALID.getOrDefault(name, "1") : OddValues.text(random);
                // a position that is never reached is waited for: that takes its time, and is told as such
                fields.add(Map.entry(name, name.equals("after") && value.matches("\\d{4,}") ? "-1" : value));
            }
        } else if (!described.isEmpty() && one(3)) {
            var name = OddValues.any(described, random);
            fields.add(Map.entry(name, VALID.getOrDefault(name, "")));
        }
        return query(fields, false)
                + (odd && one(15)
                        ? OddValues.any(List.of("&x=a=b", "&%", "&%zz=1", "&&=", "&%00", "&%ED%A0%80"), random)
                        : "");
    }

    private String body(Route route, boolean odd) {
        if (odd && one(3)) {
            return OddValues.body(random);
        }
        if (route.consumes().isCompatibleWith(MediaType.APPLICATION_JSON)) {
            var text = json(route);
            return odd ? spoilt(text) : text;
        }
        if (route.consumes().isCompatibleWith(MediaType.APPLICATION_FORM_URLENCODED)) {
            return "op=" + OddValues.any(List.of("save", "next", "add", "file", "cancel", "day", "reset"), random);
        }
        return OddValues.body(random);
    }

    private String json(Route route) {
        var pattern = route.pattern();
        if (pattern.equals("/api/v1/origin/certificates")) {
            return ContractJson.mapper().writeValueAsString(SampleApplications.valid());
        }
        if (pattern.equals("/api/v1/mask/permits")) {
            return ContractJson.mapper()
                    .writeValueAsString(SamplePermits.valid(OddValues.any(List.of(ImportWay.values()), random)));
        }
        return value(
                bodies.getOrDefault(
                        route.method() + " " + pattern.replaceAll("\\{(\\w+):[^}]*}", "{$1}"),
                        description.path("none")),
                "",
                0);
    }

    private String value(JsonNode schema, String name, int depth) {
        var reference = schema.path("$ref").asString("");
        if (!reference.isEmpty()) {
            return value(description.at(reference.substring(1)), name, depth);
        }
        if (schema.has("enum")) {
            return schema.get("enum")
                    .get(random.nextInt(schema.get("enum").size()))
                    .toString();
        }
        return switch (schema.path("type").asString("object")) {
            case "integer" -> one(6) ? "9223372036854775807" : Integer.toString(random.nextInt(50));
            case "number" -> "1.5";
            case "boolean" -> "true";
            case "array" -> depth > 4 ? "[]" : "[" + value(schema.path("items"), name, depth + 1) + "]";
            case "string" ->
                schema.path("format").asString("").equals("date")
                        ? "\"2026-12-07\""
                        : OddValues.quoted(name.endsWith("Id") ? Long.toString(random.nextLong()) : "text");
            default ->
                depth > 4
                        ? "{}"
                        : schema.path("properties").properties().stream()
                                .map(property -> "\"" + property.getKey() + "\":"
                                        + value(property.getValue(), property.getKey(), depth + 1))
                                .collect(java.util.stream.Collectors.joining(",", "{", "}"));
        };
    }

    private String spoilt(String json) {
        if (one(12)) {
            return json.substring(0, random.nextInt(json.length() + 1));
        }
        if (one(12)) {
            return json.replaceFirst("\\[", "[null,");
        }
        var values = VALUE.matcher(json).results().toList();
        if (values.isEmpty()) {
            return OddValues.json(random);
        }
        var spots = new TreeSet<Integer>();
        for (int n = 1 + random.nextInt(2); n > 0; n--) {
            spots.add(random.nextInt(values.size()));
        }
        var text = new StringBuilder(json);
        spots.descendingSet()
                .forEach(at ->
                        text.replace(values.get(at).start(), values.get(at).end(), OddValues.json(random)));
        return text.toString();
    }

    private String query(List<Map.Entry<String, String>> fields, boolean more) {
        var text = new StringBuilder();
        for (var field : fields) {
            text.append(text.isEmpty() && !more ? '?' : '&')
                    .append(encoded(field.getKey()))
                    .append('=')
                    .append(encoded(field.getValue()));
        }
        return text.toString();
    }

    /** Halves of surrogate pairs as those write them who encode each half. */
    private static String encoded(String text) {
        return URLEncoder.encode(
                        text.replaceAll(
                                "[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])|(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]",
                                "\uE000"),
                        StandardCharsets.UTF_8)
                .replace("%EE%80%80", "%ED%A0%80");
    }
}
