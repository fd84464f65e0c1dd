package io.caseledger.accounts.web;

/** Which routes are open to everybody: the one list. Whatever is not here needs a login. */
final class Routes {
    private static final String[] STATIC = {"/webjars/**", "/css/**", "/js/**", "/img/**"};

    /** Pages and files for visitors. The mailbox exists in demo mode only; elsewhere it is not found. */
    private static final String[] PUBLIC = {
        "/", "/login", "/error", "/actuator/health/**", "/codes/**", "/downloads/**", "/mailbox/**", "/favicon.ico"
    };

    /** What tells how to call the machine interface. */
    private static final String[] PUBLIC_API = {"/api/openapi.json", "/api/docs", "/api/docs/**"};

    private Routes() {}

    static String[] forVisitors() {
        var all = new String[STATIC.length + PUBLIC.length];
        System.arraycopy(STATIC, 0, all, 0, STATIC.length);
        System.arraycopy(PUBLIC, 0, all, STATIC.length, PUBLIC.length);
        return all;
    }

    static String[] ofApiForVisitors() {
        return PUBLIC_API.clone();
    }

    static boolean isStatic(String path) {
        for (var pattern : STATIC) {
            if (path.startsWith(pattern.substring(0, pattern.length() - 2))) {
                return true;
            }
        }
        return false;
    }
}
