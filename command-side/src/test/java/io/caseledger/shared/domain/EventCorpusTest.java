package io.caseledger.shared.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.ContractJson;
import io.caseledger.shared.storage.LogSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every event as it once was stored can be read by what production uses, and is still written so (AUD-10). The files under {@code events/} are the
 * storage format: they are changed by nobody who only changes code. {@code mvn -pl command-side test -Dtest=EventCorpusTest -Dcaseledger.freeze=true}
 * writes the file of an event that has none, and never another.
 */
@Spec("AUD-10")
class EventCorpusTest {
    private static final Path FROZEN = Path.of("src/test/resources/events");
    private static final Path PROPOSED = Path.of("target/events");
    private static final boolean FREEZE = Boolean.getBoolean("caseledger.freeze");
    private static final Serializer LOG = LogSerializer.create();
    private static final JsonMapper JSON = ContractJson.mapper();

    @BeforeAll
    static void freezeWhatIsNew() throws IOException {
        for (var type : events()) {
            if (FREEZE && !Files.exists(FROZEN.resolve(fileOf(type)))) {
                Files.writeString(FROZEN.resolve(fileOf(type)), written(FilledRecord.of(type)) + "\n");
            }
        }
    }

    @Test
    void everyEventHasAFrozenForm() throws IOException {
        assertThat(events()).isNotEmpty().allSatisfy(type -> assertThat(FROZEN.resolve(fileOf(type)))
                .exists());
    }

    @Test
    void everyFrozenFormBelongsToAnEvent() throws IOException {
        var names = events().stream().map(EventCorpusTest::fileOf).toList();
        assertThat(names).doesNotHaveDuplicates();
        // an older revision stays for ever: its file says which event it has become
        assertThat(frozen())
                .allSatisfy(
                        path -> assertThat(eventOf(path)).as(path.toString()).isNotNull());
    }

    @TestFactory
    Stream<DynamicTest> everyFrozenFormIsReadAndWrittenAsItWas() throws IOException {
        return frozen().stream()
                .map(path -> DynamicTest.dynamicTest(path.getFileName().toString(), () -> {
                    assertThat(faults(read(path), eventOf(path))).isEmpty();
                }));
    }

    /** What a new event would be frozen as: the samples can fill every type that events use. */
    @TestFactory
    Stream<DynamicTest> everyEventCanBeFrozen() throws IOException {
        return events().stream()
                .map(type -> DynamicTest.dynamicTest(type.getSimpleName(), () -> {
                    assertThat(faults(JSON.readTree(written(FilledRecord.of(type))), type))
                            .isEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> aMissingOrRenamedFieldIsFound() throws IOException {
        return frozen().stream()
                .map(path -> DynamicTest.dynamicTest(path.getFileName().toString(), () -> {
                    var event = eventOf(path);
                    var fields = fields((ObjectNode) read(path).get("payload"), "");
                    assertThat(fields).isNotEmpty();
                    for (var field : fields) {
                        var without = (ObjectNode) read(path);
                        var owner = (ObjectNode) without.get("payload").at(field.owner());
                        var value = owner.remove(field.name());
                        assertThat(faults(without, event))
                                .as("without " + field)
                                .isNotEmpty();
                        owner.set(field.name() + "Renamed", value);
                        assertThat(faults(without, event))
                                .as("renamed " + field)
                                .isNotEmpty();
                    }
                }));
    }

    @Test
    void aRenamedEventAndAnOlderRevisionAreFound() throws Exception {
        var path = frozen().getFirst();
        var event = eventOf(path);
        var renamed = (ObjectNode) read(path);
        renamed.put("type", renamed.get("type").asString() + "Renamed");
        assertThat(faults(renamed, event)).isNotEmpty();
        var older = (ObjectNode) read(path);
        older.put("revision", "0");
        assertThat(faults(older, event)).isNotEmpty();
        var other = (ObjectNode) read(path);
        ((ObjectNode) other.get("metaData")).remove(Actor.ACCOUNT);
        assertThat(faults(other, event)).isNotEmpty();
    }

    /** A constant that is renamed or gone makes events unreadable that the samples do not show. */
    @Test
    void noConstantThatEventsUseIsRenamedOrGone() throws IOException {
        var constants = new TreeMap<String, List<String>>();
        events().forEach(type -> collectConstants(type, constants));
        var file = FROZEN.resolve("constants.json");
        var now = JSON.valueToTree(constants);
        if (!Files.exists(file) || !JSON.readTree(Files.readString(file)).equals(now)) {
            Files.createDirectories(PROPOSED);
            Files.writeString(
                    PROPOSED.resolve("constants.json"),
                    JSON.writerWithDefaultPrettyPrinter().writeValueAsString(now) + "\n");
        }
        assertThat(constants).hasSizeGreaterThan(3);
        assertThat(JSON.readTree(Files.readString(file))).isEqualTo(now);
    }

    /** What is wrong with a frozen form: it cannot be read, lacks a field, or would be written otherwise today. */
    private static List<String> faults(JsonNode frozen, Class<?> event) throws ReflectiveOperationException {
        var faults = new ArrayList<String>();
        int frozenAs = Integer.parseInt(frozen.get("revision").asString());
        int current = Integer.parseInt(revision(event));
        if (frozenAs < 1 || frozenAs > current) {
            faults.add("has a revision that never was: " + frozenAs);
        }
        try {
            var message = load(frozen);
            if (!event.isInstance(message.getPayload())) {
                faults.add("is read as " + message.getPayload());
                return faults;
            }
            findEmpty("", message.getPayload(), faults);
            if (!FilledRecord.metaData().equals(Map.copyOf(message.getMetaData()))) {
                faults.add("has metadata " + message.getMetaData());
            } else if (!Actor.of(message.getMetaData()).equals(FilledRecord.ACTOR)) {
                faults.add("was done by " + Actor.of(message.getMetaData()));
            }
            // an older revision is read for ever but not written any more
            var now = written(message.getPayload());
            if (frozenAs == current && !JSON.readTree(now).equals(frozen)) {
                faults.add("is written as " + now);
            }
        } catch (SerializationException e) {
            faults.add("cannot be read: " + e);
        }
        return faults;
    }

    private static DomainEventMessage<?> load(JsonNode frozen) {
        var entry = new GenericDomainEventEntry<>(
                "CertificateCase",
                "aggregate",
                0,
                "event",
                "2026-11-20T07:30:00.123Z",
                frozen.get("type").asString(),
                frozen.get("revision").asString(),
                frozen.get("payload").toString().getBytes(StandardCharsets.UTF_8),
                frozen.get("metaData").toString().getBytes(StandardCharsets.UTF_8));
        var stream = EventStreamUtils.upcastAndDeserializeDomainEvents(Stream.of(entry), LOG, Upcasters.chain());
        return stream.next();
    }

    /** As it goes to the log now. */
    private static String written(Object event) {
        var payload = LOG.serialize(event, byte[].class);
        var metaData = LOG.serialize(new TreeMap<>(FilledRecord.metaData()), byte[].class);
        var form = JSON.createObjectNode();
        form.put("type", payload.getType().getName());
        form.put("revision", payload.getType().getRevision());
        form.set("payload", JSON.readTree(payload.getData()));
        form.set("metaData", JSON.readTree(metaData.getData()));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(form);
    }

    private record Field(String owner, String name) {}

    private static List<Field> fields(JsonNode node, String pointer) {
        var found = new ArrayList<Field>();
        if (node instanceof ObjectNode object) {
            object.properties().forEach(property -> {
                found.add(new Field(pointer, property.getKey()));
                found.addAll(fields(property.getValue(), pointer + "/" + property.getKey()));
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                found.addAll(fields(array.get(i), pointer + "/" + i));
            }
        }
        return found;
    }

    private static void findEmpty(String path, Object value, List<String> empty) throws ReflectiveOperationException {
        if (value instanceof List<?> rows) {
            if (rows.isEmpty()) {
                empty.add(path + " is empty");
            }
            for (var row : rows) {
                findEmpty(path + "[]", row, empty);
            }
        } else if (value instanceof Record) {
            for (var component : value.getClass().getRecordComponents()) {
                var accessor = component.getAccessor();
                accessor.setAccessible(true);
                var part = accessor.invoke(value);
                if (part == null) {
                    empty.add(path + "." + component.getName() + " is empty");
                } else {
                    findEmpty(path + "." + component.getName(), part, empty);
                }
            }
        }
    }

    private static void collectConstants(Type type, Map<String, List<String>> constants) {
        if (type instanceof ParameterizedType generic) {
            Arrays.stream(generic.getActualTypeArguments()).forEach(part -> collectConstants(part, constants));
        } else if (type instanceof Class<?> plain && plain.isEnum()) {
            constants.put(
                    plain.getName(),
                    Arrays.stream(plain.getEnumConstants())
                            .map(constant -> ((Enum<?>) constant).name())
                            .toList());
        } else if (type instanceof Class<?> plain && plain.isRecord()) {
            for (var component : plain.getRecordComponents()) {
                collectConstants(component.getGenericType(), constants);
            }
        }
    }

    /** Every class of a contract that has a revision. */
    private static List<Class<?>> events() throws IOException {
        var root = Path.of("target/classes");
        try (var files = Files.walk(root.resolve("io/caseledger"))) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .filter(file -> file.getParent().getFileName().toString().equals("contract"))
                    .map(file -> root.relativize(file).toString())
                    .map(file ->
                            file.substring(0, file.length() - ".class".length()).replace('/', '.'))
                    .<Class<?>>map(EventCorpusTest::load)
                    .filter(type -> type.isAnnotationPresent(Revision.class))
                    .sorted(Comparator.comparing(Class::getName))
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, EventCorpusTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Path> frozen() throws IOException {
        try (var files = Files.list(FROZEN)) {
            return files.filter(file -> file.getFileName().toString().matches("[A-Z]\\w+-\\d+\\.json"))
                    .sorted()
                    .toList();
        }
    }

    private static JsonNode read(Path path) {
        try {
            return JSON.readTree(Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the file's event is called today. */
    private static Class<?> eventOf(Path path) throws IOException {
        var name = path.getFileName().toString().replaceFirst("-\\d+\\.json$", "");
        return events().stream()
                .filter(type -> type.getSimpleName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no event for " + path));
    }

    private static String fileOf(Class<?> type) {
        return type.getSimpleName() + "-" + revision(type) + ".json";
    }

    private static String revision(Class<?> type) {
        return type.getAnnotation(Revision.class).value();
    }
}
