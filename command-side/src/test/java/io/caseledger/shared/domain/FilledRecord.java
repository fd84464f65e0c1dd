package io.caseledger.shared.domain;

import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.MetaDataKeys;
import io.caseledger.shared.contract.Role;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** An event or a command with every field filled in, each with a value of its own: what a new event is frozen as. */
public final class FilledRecord {
    private static final Instant NOW = Instant.parse("2026-11-20T07:30:00.123456Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final BigDecimal FRACTION = new BigDecimal("0.500000");

    static final Actor ACTOR = new Actor(
            "0193bd5c-0000-7000-8000-00000000000a", "林簽發", Role.ISSUER, "TPE", "0193bd5c-0000-7000-8000-00000000000b");

    private final UnaryOperator<String> text;
    private int filled;

    private FilledRecord(UnaryOperator<String> text) {
        this.text = text;
    }

    public static Object of(Class<?> type) {
        return of(type, UnaryOperator.identity());
    }

    /** Something of any type that a record may be made of. */
    public static Object value(Type type) {
        return new FilledRecord(UnaryOperator.identity()).value("value", type);
    }

    /** @param text makes another text of each, in their order */
    public static Object of(Class<?> type, UnaryOperator<String> text) {
        return new FilledRecord(text).record(type);
    }

    /** All that an event carries beside its payload (AUD-01). */
    static Map<String, String> metaData() {
        var metaData = new HashMap<>(ACTOR.toMetaData());
        metaData.put(MetaDataKeys.IDEMPOTENCY_KEY, "key-1");
        metaData.put(MetaDataKeys.ORIGIN_ADDRESS, "192.0.2.7");
        metaData.put(MetaDataKeys.CORRELATION_ID, "0193bd5c-0000-7000-8000-0000000000f1");
        metaData.put(MetaDataKeys.CAUSATION_ID, "0193bd5c-0000-7000-8000-0000000000f2");
        return metaData;
    }

    private Object record(Class<?> type) {
        var components = type.getRecordComponents();
        var values = Arrays.stream(components)
                .map(component -> value(component.getName(), component.getGenericType()))
                .toArray();
        try {
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be filled with " + Arrays.toString(values), e);
        }
    }

    private Object value(String name, Type type) {
        if (type instanceof ParameterizedType generic) {
            var of = generic.getActualTypeArguments();
            return switch (generic.getRawType().getTypeName()) {
                case "java.util.List" -> List.of(value(name, of[0]));
                case "java.util.Set" -> Set.of(value(name, of[0]));
                case "java.util.Map" -> Map.of(value(name, of[0]), value(name, of[1]));
                default -> throw new IllegalStateException("no value for " + name + ", a " + type.getTypeName());
            };
        }
        if (type instanceof Class<?> plain && plain.isRecord()) {
            return record(plain);
        }
        filled++;
        if (type instanceof Class<?> plain && plain.isEnum()) {
            return plain.getEnumConstants()[filled % plain.getEnumConstants().length];
        }
        return switch (type.getTypeName()) {
            // outside the basic plane: what is stored has to keep it
            case "java.lang.String" -> text.apply(name + " 𠮷 " + filled);
            case "int", "java.lang.Integer" -> filled;
            case "long", "java.lang.Long" -> Integer.MAX_VALUE + (long) filled;
            // the other one is what an absent field is read as
            case "boolean", "java.lang.Boolean" -> true;
            case "java.math.BigDecimal" -> FRACTION.add(BigDecimal.valueOf(filled));
            case "java.time.LocalDate" -> DAY.plusDays(filled);
            case "java.time.Duration" -> Duration.ofMillis(filled);
            case "java.time.Instant" -> NOW.plusSeconds(filled);
            default -> throw new IllegalStateException("no value for " + name + ", a " + type.getTypeName());
        };
    }
}
