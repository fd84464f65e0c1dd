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
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every event as it once was stored can be read by what production uses, and is still written so (AUD-10). The files under {@code events/} are the
 * storage format: they are changed by nobody who only changes code. What an event without a file would look like is left in {@code target/events}.
 */
@Spec("AUD-10")
class EventCorpusTest {
    private static final Path FROZEN = Path.of("src/test/resources/events");
    private static final Path PROPOSED = Path.of("target/events");
    private static final Serializer LOG = LogSerializer.create();
    private static final JsonMapper JSON = ContractJson.mapper();

    @Test
    void everyEventHasASampleAndAFrozenForm() throws IOException {
        var missing = new ArrayList<String>();
        for (var type : events()) {
            var sample = sample(type);
            if (sample.isEmpty()) {
                missing.add(type.getName() + " has no sample");
            } else if (!Files.exists(FROZEN.resolve(fileOf(type)))) {
                Files.createDirectories(PROPOSED);
                Files.writeString(PROPOSED.resolve(fileOf(type)), written(sample.get()) + "\n");
                missing.add(type.getName() + " has no " + FROZEN.resolve(fileOf(type)));
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyFrozenFormBelongsToAnEvent() throws IOException {
        var names = events().stream().map(EventCorpusTest::fileOf).toList();
        assertThat(names).doesNotHaveDuplicates();
        assertThat(frozen()).extracting(path -> path.getFileName().toString()).containsAll(names);
        // an older revision stays for ever: its file says which event it has become
        assertThat(frozen())
                .allSatisfy(
                        path -> assertThat(sampleOf(path)).as(path.toString()).isPresent());
    }

    @TestFactory
    Stream<DynamicTest> everyFrozenFormIsReadAndWrittenAsItWas() throws IOException {
        return frozen().stream()
                .map(path -> DynamicTest.dynamicTest(path.getFileName().toString(), () -> {
                    assertThat(faults(read(path), sampleOf(path).orElseThrow())).isEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> everySampleFillsEveryField() {
        return EventSamples.ALL.stream()
                .map(sample -> DynamicTest.dynamicTest(sample.getClass().getSimpleName(), () -> {
                    var empty = new ArrayList<String>();
                    findEmpty("", sample, empty);
                    assertThat(empty).isEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> aMissingOrRenamedFieldIsFound() throws IOException {
        return frozen().stream()
                .map(path -> DynamicTest.dynamicTest(path.getFileName().toString(), () -> {
                    var sample = sampleOf(path).orElseThrow();
                    var fields = fields((ObjectNode) read(path).get("payload"), "");
                    assertThat(fields).isNotEmpty();
                    for (var field : fields) {
                        var without = (ObjectNode) read(path);
                        var owner = (ObjectNode) without.get("payload").at(field.owner());
                        var value = owner.remove(field.name());
                        assertThat(faults(without, sample))
                                .as("without " + field)
                                .isNotEmpty();
                        owner.set(field.name() + "Renamed", value);
                        assertThat(faults(without, sample))
                                .as("renamed " + field)
                                .isNotEmpty();
                    }
                }));
    }

    @Test
    void aRenamedEventAndAnOlderRevisionAreFound() throws IOException {
        var path = frozen().getFirst();
        var sample = sampleOf(path).orElseThrow();
        var renamed = (ObjectNode) read(path);
        renamed.put("type", renamed.get("type").asString() + "Renamed");
        assertThat(faults(renamed, sample)).isNotEmpty();
        var older = (ObjectNode) read(path);
        older.put("revision", "0");
        assertThat(faults(older, sample)).isNotEmpty();
        var other = (ObjectNode) read(path);
        ((ObjectNode) other.get("metaData")).remove(Actor.ACCOUNT);
        assertThat(faults(other, sample)).isNotEmpty();
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

    /** What is wrong with a frozen form: it cannot be read, becomes something else, or would be written otherwise today. */
    private static List<String> faults(JsonNode frozen, Object sample) {
        var faults = new ArrayList<String>();
        try {
            var message = load(frozen);
            if (!sample.equals(message.getPayload())) {
                faults.add("is read as " + message.getPayload());
            }
            if (!EventSamples.metaData().equals(Map.copyOf(message.getMetaData()))) {
                faults.add("has metadata " + message.getMetaData());
            } else if (!Actor.of(message.getMetaData()).equals(EventSamples.ACTOR)) {
                faults.add("was done by " + Actor.of(message.getMetaData()));
            }
        } catch (SerializationException e) {
            faults.add("cannot be read: " + e);
        }
        int frozenAs = Integer.parseInt(frozen.get("revision").asString());
        int current = Integer.parseInt(revision(sample.getClass()));
        if (frozenAs < 1 || frozenAs > current) {
            faults.add("has a revision that never was: " + frozenAs);
        }
        // an older revision is read for ever but not written any more
        if (frozenAs == current && !JSON.readTree(written(sample)).equals(frozen)) {
            faults.add("is written as " + written(sample));
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
    private static String written(Object sample) {
        var payload = LOG.serialize(sample, byte[].class);
        var metaData = LOG.serialize(new TreeMap<>(EventSamples.metaData()), byte[].class);
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
                empty.add(path);
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
                    empty.add(path + "." + component.getName());
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

    private static Optional<Object> sample(Class<?> type) {
        return EventSamples.ALL.stream()
                .filter(sample -> sample.getClass().equals(type))
                .findFirst();
    }

    private static Optional<Object> sampleOf(Path path) {
        var name = path.getFileName().toString().replaceFirst("-\\d+\\.json$", "");
        return EventSamples.ALL.stream()
                .filter(sample -> sample.getClass().getSimpleName().equals(name))
                .findFirst();
    }

    private static String fileOf(Class<?> type) {
        return type.getSimpleName() + "-" + revision(type) + ".json";
    }

    private static String revision(Class<?> type) {
        return type.getAnnotation(Revision.class).value();
    }
}
