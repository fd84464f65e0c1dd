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
    /** Event or clock in, command or mail out: in platform where it needs queries or files. Which of both it may use, Maven sees to. */
    AUTOMATION("command-side", "platform"),
    UPCAST("command-side"),
    STORAGE("command-side"),
    QUERY("query-side"),
    READ("query-side"),
    DATABASE("query-side"),
    SETTINGS("query-side"),
    PROJECTION("projections"),
    LOG("platform"),
    PROCESSING("platform"),
    BUS("platform"),
    JOBS("platform"),
    /** What waits to leave the house: rows that no rebuild writes again, and who sends them. */
    OUTBOX("platform"),
    PDF("platform"),
    WEB("web"),
    API("web"),
    XML("web"),
    BULK("web");

    /** Named by the layout before there is one: the first upcaster comes with the first changed event. */
    static final Set<Part> NOT_YET = EnumSet.of(UPCAST);

    /** What answers requests: may ask and order, and must never block. */
    static final Part[] FRONT = {WEB, API, XML, BULK};

    /** The Maven modules in whose folder it may lie. */
    final Set<String> modules;

    Part(String... modules) {
        this.modules = Set.of(modules);
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
            case AUTOMATION -> EnumSet.of(CONTRACT, REFERENCE, AUTOMATION, QUERY, BUS, JOBS, SETTINGS);
            case UPCAST -> EnumSet.of(CONTRACT, UPCAST);
            case STORAGE -> EnumSet.of(CONTRACT, STORAGE);
            case QUERY -> EnumSet.of(QUERY);
            case READ -> EnumSet.of(QUERY, READ, DATABASE);
            case PROJECTION -> EnumSet.of(CONTRACT, REFERENCE, QUERY, READ, PROJECTION, DATABASE);
            case WEB, API, XML, BULK ->
                EnumSet.of(
                        CONTRACT,
                        REFERENCE,
                        QUERY,
                        AUTOMATION,
                        OUTBOX,
                        WEB,
                        API,
                        XML,
                        BULK,
                        PDF,
                        JOBS,
                        BUS,
                        PROCESSING,
                        SETTINGS);
            // whose turn it is depends on who asks
            case PDF -> EnumSet.of(CONTRACT, REFERENCE, PDF, BUS, SETTINGS);
            case JOBS -> EnumSet.of(JOBS, SETTINGS);
            case OUTBOX -> EnumSet.of(CONTRACT, QUERY, PROJECTION, OUTBOX, DATABASE, SETTINGS);
            case BUS -> EnumSet.of(CONTRACT, QUERY, BUS, SETTINGS);
            // wires the rest together: the only place that sees a processor's progress
            case LOG ->
                EnumSet.of(CONTRACT, REFERENCE, DOMAIN, STORAGE, QUERY, PROJECTION, LOG, BUS, DATABASE, SETTINGS);
            // brings events to projectors and automations
            case PROCESSING ->
                EnumSet.of(CONTRACT, REFERENCE, AUTOMATION, QUERY, PROJECTION, PROCESSING, BUS, DATABASE, SETTINGS);
            case DATABASE -> EnumSet.of(DATABASE, SETTINGS);
            case SETTINGS -> EnumSet.of(SETTINGS);
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
            case CONTRACT, REFERENCE, DOMAIN, UPCAST, STORAGE -> EnumSet.of(CONTRACT);
            case QUERY, READ -> EnumSet.of(QUERY);
            case AUTOMATION, PROJECTION, OUTBOX, WEB, API, XML, BULK -> EnumSet.of(CONTRACT, QUERY);
            case PDF, LOG, PROCESSING, BUS, JOBS, DATABASE, SETTINGS -> EnumSet.noneOf(Part.class);
        };
    }
}
