package io.caseledger.architecture;

import static java.util.Locale.ROOT;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The kinds of packages a capability may have, and what each may use: the layout as data. A new kind is added here, on purpose. */
enum Part {
    CONTRACT("command-side"),
    REFERENCE("command-side"),
    DOMAIN("command-side"),
    AUTOMATION("command-side"),
    UPCAST("command-side"),
    STORAGE("command-side"),
    QUERY("query-side"),
    READ("query-side"),
    PROJECTION("projections"),
    WEB("web"),
    API("web"),
    XML("web"),
    BULK("web"),
    PDF("web"),
    WATCH("web"),
    LOG("web"),
    DATABASE("web"),
    SETTINGS("web");

    /** Named by the layout before there is one: the first upcaster comes with the first changed event. */
    static final Set<Part> NOT_YET = EnumSet.of(UPCAST, XML, BULK);

    /** What answers requests: may ask and order, and must never block. */
    static final Part[] FRONT = {WEB, API, XML, BULK};

    /** The Maven module whose folder it lies in. */
    final String module;

    Part(String module) {
        this.module = module;
    }

    static Optional<Part> named(String name) {
        return Arrays.stream(values())
                .filter(part -> part.name().toLowerCase(ROOT).equals(name))
                .findFirst();
    }

    /** Of its own capability. */
    Set<Part> ofItsOwn() {
        return switch (this) {
            case CONTRACT, REFERENCE -> EnumSet.of(CONTRACT, REFERENCE);
            case DOMAIN -> EnumSet.of(CONTRACT, REFERENCE, DOMAIN);
            case AUTOMATION -> EnumSet.of(CONTRACT, REFERENCE, AUTOMATION);
            case UPCAST -> EnumSet.of(CONTRACT, UPCAST);
            case STORAGE -> EnumSet.of(CONTRACT, STORAGE);
            case QUERY -> EnumSet.of(QUERY);
            case READ -> EnumSet.of(QUERY, READ);
            case PROJECTION -> EnumSet.of(CONTRACT, REFERENCE, QUERY, READ, PROJECTION);
            case WEB, API, XML, BULK ->
                EnumSet.of(CONTRACT, REFERENCE, QUERY, WEB, API, XML, BULK, PDF, WATCH, LOG, SETTINGS);
            case PDF -> EnumSet.of(CONTRACT, REFERENCE, PDF, SETTINGS);
            // jobs: asks and orders as pages do, on threads of its own
            case WATCH -> EnumSet.of(CONTRACT, REFERENCE, QUERY, WEB, WATCH, SETTINGS);
            // wires the rest together: the only place in web that sees a processor's progress
            case LOG -> EnumSet.of(CONTRACT, REFERENCE, DOMAIN, STORAGE, QUERY, PROJECTION, LOG, DATABASE, SETTINGS);
            case DATABASE -> EnumSet.of(CONTRACT, DATABASE, SETTINGS);
            case SETTINGS -> EnumSet.of(CONTRACT, SETTINGS);
        };
    }

    /** Of what all capabilities share. */
    Set<Part> ofShared() {
        var parts = EnumSet.copyOf(ofItsOwn());
        parts.remove(LOG);
        return parts;
    }

    /** Of other capabilities: what these say in public, and no more. */
    Set<Part> ofOthers() {
        return switch (this) {
            case CONTRACT, REFERENCE, DOMAIN, AUTOMATION, UPCAST, STORAGE -> EnumSet.of(CONTRACT);
            case QUERY, READ -> EnumSet.of(QUERY);
            case PROJECTION, WEB, API, XML, BULK, WATCH -> EnumSet.of(CONTRACT, QUERY);
            case PDF, LOG, DATABASE, SETTINGS -> EnumSet.noneOf(Part.class);
        };
    }
}
