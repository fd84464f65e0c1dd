package io.caseledger.accounts.web;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What of a head Netty lets pass and RFC 9112 does not: two servers in a row could read it in two ways, and then take the end of one request for the beginning of
 * another.
 */
final class RequestHead {
    private static final Set<HttpVersion> VERSIONS = Set.of(HttpVersion.HTTP_1_0, HttpVersion.HTTP_1_1);
    private static final String PORT = "(:\\d{1,5})?";
    /** A name or an address, as this service is reached by; the ports are those that there are. */
    private static final Pattern AUTHORITY =
            Pattern.compile("([A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}(%25[A-Za-z0-9._~-]+)?])" + PORT);

    private static final Pattern ABSOLUTE = Pattern.compile("(?i)https?://([^/?#]*)([/?].*)?");
    private static final int LAST_PORT = 65_535;

    private RequestHead() {}

    /** What is wrong with it, for the log; null for nothing. */
    static @Nullable String fault(HttpRequest request) {
        if (!VERSIONS.contains(request.protocolVersion())) {
            return "version";
        }
        var hosts = request.headers().getAll(HttpHeaderNames.HOST);
        // of before there was the header
        boolean without = hosts.isEmpty() && request.protocolVersion().equals(HttpVersion.HTTP_1_0);
        if (!without && (hosts.size() != 1 || !isAuthority(hosts.getFirst()))) {
            return "host";
        }
        if (!isTarget(request.uri(), request.method())) {
            return "target";
        }
        return isOneCoding(request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING)) ? null : "transfer coding";
    }

    private static boolean isTarget(String target, HttpMethod method) {
        if (target.startsWith("/")) {
            return true;
        }
        var absolute = ABSOLUTE.matcher(target);
        return absolute.matches()
                ? isAuthority(absolute.group(1))
                : target.equals("*") && method.equals(HttpMethod.OPTIONS);
    }

    private static boolean isAuthority(String text) {
        if (!AUTHORITY.matcher(text).matches()) {
            return false;
        }
        int colon = text.lastIndexOf(':');
        return colon < 0 || text.endsWith("]") || Integer.parseInt(text.substring(colon + 1)) <= LAST_PORT;
    }

    /** Nothing but {@code chunked} is decoded here. */
    private static boolean isOneCoding(List<String> codings) {
        return codings.isEmpty()
                || (codings.size() == 1
                        && codings.getFirst().strip().toLowerCase(Locale.ROOT).equals("chunked"));
    }
}
