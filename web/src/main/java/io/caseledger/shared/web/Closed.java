package io.caseledger.shared.web;

import java.io.IOException;
import java.util.Locale;

/** Tells a browser that went away from an error of ours: with live pages that happens all the time. */
final class Closed {
    private Closed() {}

    /** Where the rest of a body is no HTTP, Netty has answered before we could. */
    static boolean withAnswer(Throwable error) {
        return error instanceof IllegalStateException && "Status and headers already sent".equals(error.getMessage());
    }

    static boolean byClient(Throwable error) {
        if (error.getClass().getSimpleName().equals("AbortedException")) {
            return true;
        }
        var message = error instanceof IOException ? error.getMessage() : null;
        return message != null
                && (message.toLowerCase(Locale.ROOT).contains("broken pipe")
                        || message.toLowerCase(Locale.ROOT).contains("connection reset"));
    }
}
