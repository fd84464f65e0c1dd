package io.caseledger.accounts.web;

import java.util.List;
import java.util.random.RandomGenerator;

/** What somebody may send who means no good, or whose program is broken. */
final class OddValues {
    private static final List<String> TEXTS = List.of(
            "\0",
            "a\0b",
            "",
            " ",
            "\u3000",
            "\uD800",
            "\uDC00x",
            "\uFFFF",
            "\u202Eabc",
            "\u200B",
            "\uD83D\uDE00",
            "\u0085",
            "a\tb\nc\r\nd",
            "null",
            "undefined",
            "true",
            "NaN",
            "-1",
            "0",
            "1.5",
            "1e400",
            "-0",
            "99999999999999999999999999",
            "2147483648",
            "9223372036854775808",
            "-9223372036854775808",
            "0.0000000000000000000000000000000000001",
            "\u0661\u0662",
            "\uFF11\uFF12",
            "0001-01-01",
            "+999999999-12-31",
            "-4713-01-01",
            "294277-01-01",
            "9999-12-31",
            "0000-00-00",
            "2026-02-30",
            "115/12/07",
            "999/99/99",
            "+1000000000-12-31T23:59:59Z",
            "-1000000000-01-01T00:00:00Z",
            "2026-12-07T10:00",
            "300000-01-01T00:00:00Z",
            "' OR 1=1 --",
            "%",
            "_%\\",
            "\\",
            "${7*7}",
            "<script>alert(1)</script>",
            "../../etc/passwd",
            "..%2f",
            "[]",
            "{}",
            "[[0]]",
            "NO_SUCH",
            "UNKNOWN",
            "a,b,,c",
            "a=b&c=d",
            "http://example.invalid/",
            "//example.invalid",
            "-1 day",
            "0x10",
            "NOW",
            "infinity",
            "DESC",
            "2147483647",
            "-2147483648");

    static final List<String> HEADERS = List.of(
            "Accept: v=3.0",
            "Accept: x",
            "Accept: ,",
            "Accept: application/json",
            "Accept: text/event-stream",
            "Accept: application/pdf",
            "Accept: */*;q=2",
            "Accept-Language: en",
            "Accept-Language: en;q=banana",
            "Accept-Language: *-*-*",
            "Accept-Charset: none-such",
            "If-Match: x",
            "If-Match: \"99999999999999999999\"",
            "If-Match: W/\"1\"",
            "If-Match: *",
            "If-Match: \"-1\"",
            "If-Match: \"1\", \"2\"",
            "If-None-Match: \"",
            "If-Modified-Since: yesterday",
            "If-Unmodified-Since: 0",
            "Idempotency-Key: ",
            "Idempotency-Key: \u00e9\u7aed",
            "Idempotency-Key: a b",
            "Idempotency-Key: 1",
            "Caseledger-After: x",
            "Caseledger-After: -1",
            "Caseledger-After: 99999999999999999999",
            "Last-Event-ID: x",
            "Last-Event-ID: -1",
            "Last-Event-ID: 99999999999999999999",
            "Last-Event-ID: 1:2:3",
            "Range: bytes=9-1",
            "Range: bytes=0-",
            "Range: bytes=-99999999999999999999",
            "Range: x",
            "Origin: null",
            "Origin: ://",
            "Referer: \u00e9",
            "Referer: ://%%",
            "HX-Request: true",
            "HX-Target: \u0001",
            "HX-Current-URL: ://%",
            "X-Forwarded-For: 1.2.3.4, x",
            "X-Forwarded-Proto: banana",
            "X-Forwarded-Host: a b",
            "X-Forwarded-Port: -1",
            "X-Forwarded-Prefix: /../",
            "Forwarded: for=\"",
            "X-HTTP-Method-Override: DELETE",
            "Cookie: device=.~.~; wanted=%%; lang=x",
            "Cookie: csrf=; lang=en; =",
            "Caseledger-Correlation: \u0001",
            "X-Request-Id: x",
            "traceparent: 00-x",
            "Content-Encoding: gzip",
            "Content-Language: ****",
            "Expect: banana",
            "Sec-Fetch-Site: cross-site");

    static final List<String> BODY_TYPES = List.of(
            "x",
            "v=3.0",
            "",
            "application/json",
            "application/json;charset=utf-16",
            "application/json; charset=none-such",
            "text/plain",
            "text/html;charset=none-such",
            "application/xml",
            "application/x-ndjson",
            "application/octet-stream",
            "application/x-www-form-urlencoded",
            "application/x-www-form-urlencoded; charset=utf-7",
            "application/x-www-form-urlencoded; charset=utf-16",
            "multipart/form-data",
            "multipart/form-data; boundary=",
            "multipart/form-data; boundary=\"\u00e9\"",
            "multipart/form-data; boundary=" + "b".repeat(300),
            "multipart/mixed; boundary=b",
            "multipart/form-data; boundary=b; charset=none-such");

    private static final List<String> BODIES = List.of(
            "%%%",
            "=",
            "&&&",
            "a=%",
            "a=%zz&b=%00",
            "%ED%A0%80=x",
            "op=%00",
            "a[]=1&a[0]=2&a.b=3&a[999999999].b=1&goods[-1].x=2&goods[x]=1",
            "null",
            "[]",
            "[null]",
            "{}",
            "0",
            "\"\"",
            "{",
            "{\"a\":",
            "{\"a\":1,\"a\":2}",
            "\uFEFF{}",
            "<a/>",
            "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
            "<?xml version=\"9.0\" encoding=\"none\"?><a>",
            "\0\0\0",
            "--b--\r\n",
            "--b\r\n\r\n",
            "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n",
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\"\r\n\r\nx\r\n--b--\r\n",
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename*=UTF-8''%zz\r\n\r\nx\r\n--b--\r\n",
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"=?UTF-8?B?%%?=\"\r\n\r\nx\r\n--b--\r\n",
            "--b\r\nContent-Disposition: attachment; name=file; size=x\r\nContent-Type: v=3\r\n\r\nx\r\n--b--\r\n",
            "--b\r\nContent-Disposition: ;;;\r\n\r\nx\r\n--b--\r\n",
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.7 x\r\n--b--\r\n",
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\nContent-Type: x\r\n\r\n\u0089PNG",
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.xml\"\r\nContent-Type: text/xml\r\n\r\n<a>\r\n--b--\r\n",
            "--b\r\nContent-Type: text/plain; charset=none\r\nContent-Disposition: form-data; name=\"op\"\r\n\r\nsave\r\n--b--\r\n",
            "--b\r\n: x\r\n\r\nx\r\n--b--\r\n",
            "--c\r\nContent-Disposition: form-data; name=\"op\"\r\n\r\nsave\r\n--c--\r\n");

    private OddValues() {}

    static <T> T any(List<T> of, RandomGenerator random) {
        return of.get(random.nextInt(of.size()));
    }

    static String text(RandomGenerator random) {
        return switch (random.nextInt(20)) {
            case 0 -> "x".repeat(1 + random.nextInt(5_000));
            case 1 -> "9".repeat(1 + random.nextInt(400));
            case 2 -> "\u7aed".repeat(1 + random.nextInt(1_000));
            case 3 ->
                random.ints(1 + random.nextInt(12), 0, 0x10FFFF)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
            case 4 -> Long.toString(random.nextLong());
            default -> any(TEXTS, random);
        };
    }

    /** In JSON. */
    static String json(RandomGenerator random) {
        return switch (random.nextInt(16)) {
            case 0 -> "null";
            case 1 -> "[]";
            case 2 -> "{}";
            case 3 -> "[null]";
            case 4 -> "true";
            case 5 -> "100.9";
            case 6 -> "1e400";
            case 7 -> "99999999999999999999999999";
            case 8 -> "-1";
            case 9 -> "[".repeat(600) + "]".repeat(600);
            case 10 -> "{\"a\":".repeat(1_200) + "1" + "}".repeat(1_200);
            case 11 -> "\"\\ud800\"";
            case 12 -> "\"\\u0000\"";
            case 13 -> "1E-2000000000";
            default -> quoted(text(random));
        };
    }

    static String quoted(String text) {
        return tools.jackson.databind.json.JsonMapper.shared()
                .writeValueAsString(text.replaceAll("[\\uD800-\\uDFFF]", "\uFFFD"));
    }

    static String body(RandomGenerator random) {
        return random.nextInt(10) == 0 ? "x".repeat(random.nextInt(200_000)) : any(BODIES, random);
    }
}
