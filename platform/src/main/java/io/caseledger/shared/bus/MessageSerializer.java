package io.caseledger.shared.bus;

import io.caseledger.shared.contract.ContractJson;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.serialization.ChainingConverter;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * How commands, queries and their answers travel through Axon Server. What arrives equals what was sent: each element of a list and what is in an optional
 * bring their type along, which Axon's own serializer drops.
 *
 * <p>Only records and constants of ours and some values of the JDK are read, whatever the message says that it is: a sender chooses none of our classes' libraries.
 */
public final class MessageSerializer implements Serializer {
    private static final String OURS = "io.caseledger.";
    private static final String LIST = List.class.getName();
    private static final String OPTIONAL = Optional.class.getName();
    private static final Map<String, Class<?>> VALUES = Stream.of(
                    String.class,
                    Boolean.class,
                    Integer.class,
                    Long.class,
                    BigDecimal.class,
                    LocalDate.class,
                    Instant.class,
                    List.class,
                    Optional.class)
            .collect(Collectors.toUnmodifiableMap(Class::getName, Function.identity()));

    /** Surrogates and what comes after them are escaped: half of one, which only a rule may refuse, arrives as it is. */
    private static final int HIGHEST_WRITTEN = 0xD7FF;

    private final Converter converter = new ChainingConverter();
    private final JsonMapper json;

    public MessageSerializer() {
        var builder = JsonMapper.builder(
                JsonFactory.builder().highestNonEscapedChar(HIGHEST_WRITTEN).build());
        ContractJson.customize(builder);
        json = builder
                // a number as it is: 1E+3 is not 1000
                .disable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                // elements of a list are read one after the other
                .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    @Override
    public <T> SerializedObject<T> serialize(@Nullable Object object, Class<T> form) {
        try {
            var bytes = new ByteArrayOutputStream();
            try (var out = json.createGenerator(bytes)) {
                write(object, out);
            }
            return new SimpleSerializedObject<>(
                    converter.convert(bytes.toByteArray(), form), form, typeForClass(kindOf(object)));
        } catch (JacksonException e) {
            throw new SerializationException("cannot be sent: " + kindOf(object), e);
        }
    }

    private void write(@Nullable Object object, JsonGenerator out) {
        switch (object) {
            case null -> out.writeNull();
            case Collection<?> elements -> writeAll(elements, out);
            case Optional<?> perhaps ->
                writeAll(perhaps.isPresent() ? Collections.singletonList(perhaps.get()) : List.of(), out);
            default -> json.writeValue(out, object);
        }
    }

    /** Each as its type and its value. */
    private void writeAll(Collection<?> elements, JsonGenerator out) {
        out.writeStartArray();
        for (var element : elements) {
            var kind = kindOf(element);
            out.writeString(kind == null ? null : kind.getName());
            write(element, out);
        }
        out.writeEndArray();
    }

    /** @return null of null */
    @SuppressWarnings("ReferenceEquality") // of classes
    private static @Nullable Class<?> kindOf(@Nullable Object object) {
        var kind =
                switch (object) {
                    case null -> null;
                    case Collection<?> elements -> List.class;
                    case Optional<?> perhaps -> Optional.class;
                    case Enum<?> constant -> constant.getDeclaringClass();
                    default -> object.getClass();
                };
        if (kind != null && classOf(kind.getName()) != kind) {
            throw new SerializationException(kind + " is not sent");
        }
        return kind;
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"}) // Axon's contract: null is null
    public <S, T> @Nullable T deserialize(SerializedObject<S> message) {
        if (SerializedType.isEmptyType(message.getType())) {
            return null;
        }
        try (var in = json.createParser(converter.convert(message, byte[].class).getData())) {
            in.nextToken();
            return (T) read(message.getType().getName(), in);
        } catch (JacksonException e) {
            throw new SerializationException(
                    "cannot be read: " + message.getType().getName(), e);
        }
    }

    /** Begins at the value's first token and ends at its last. */
    private @Nullable Object read(String name, JsonParser in) {
        if (name.equals(LIST)) {
            return readAll(in);
        }
        if (name.equals(OPTIONAL)) {
            return readAll(in).stream().findFirst();
        }
        var type = classOf(name);
        if (type == null) {
            throw new SerializationException(name + " is not read");
        }
        return json.readValue(in, type);
    }

    private List<@Nullable Object> readAll(JsonParser in) {
        if (!in.isExpectedStartArrayToken()) {
            throw new SerializationException("a list was expected");
        }
        var all = new ArrayList<@Nullable Object>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            var name = in.getValueAsString();
            in.nextToken();
            all.add(name == null ? null : read(name, in));
        }
        return all;
    }

    /** @return null where nothing of this name is sent or read */
    private static @Nullable Class<?> classOf(String name) {
        if (!name.startsWith(OURS)) {
            return VALUES.get(name);
        }
        try {
            var type = Class.forName(name, false, MessageSerializer.class.getClassLoader());
            return type.isRecord() || type.isEnum() ? type : null;
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        if (SerializedType.isEmptyType(type)) {
            return Void.class;
        }
        var known = classOf(type.getName());
        return known == null ? UnknownSerializedType.class : known;
    }

    @Override
    @SuppressWarnings("rawtypes") // Axon's contract
    public SerializedType typeForClass(@Nullable Class type) {
        return type == null || type.equals(Void.class)
                ? SimpleSerializedType.emptyType()
                : new SimpleSerializedType(type.getName(), null);
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> form) {
        return converter.canConvert(byte[].class, form);
    }

    @Override
    public Converter getConverter() {
        return converter;
    }
}
