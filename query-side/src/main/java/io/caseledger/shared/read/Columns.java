package io.caseledger.shared.read;

import io.r2dbc.spi.Readable;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes views of rows: a record's components are the columns of the same names ({@code receiptNumber} is {@code receipt_number}). A component named {@code row} is
 * itself made of the same row; lists, maps and other records come as JSON. So a column is named once in the view and nowhere in the query.
 */
public final class Columns {
    private static final String SAME_ROW = "row";
    private static final Set<Class<?>> PLAIN = Set.of(
            String.class,
            long.class,
            Long.class,
            int.class,
            Integer.class,
            boolean.class,
            Instant.class,
            LocalDate.class);
    private static final Map<Class<?>, Class<?>> BOXED =
            Map.of(long.class, Long.class, int.class, Integer.class, boolean.class, Boolean.class);
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final Map<Class<?>, Shape> SHAPES = new ConcurrentHashMap<>();

    private Columns() {}

    /** The columns of a view's components, for a SELECT from a table of that alias; none but these. */
    public static String of(Class<? extends Record> view, String alias) {
        return shape(view).columns.stream()
                .map(column -> alias + "." + column.name)
                .collect(Collectors.joining(", "));
    }

    public static <T extends Record> Flux<T> rows(GenericExecuteSpec query, Class<T> view) {
        return query.map(row -> as(row, view)).all();
    }

    /** The one row there is at most. */
    public static <T extends Record> CompletableFuture<Optional<T>> one(GenericExecuteSpec query, Class<T> view) {
        return query.map(row -> Optional.of(as(row, view)))
                .one()
                .defaultIfEmpty(Optional.empty())
                .toFuture();
    }

    public static <T extends Record> T as(Readable row, Class<T> view) {
        var shape = shape(view);
        return view.cast(shape.make(shape.columns.stream()
                .map(column -> column.read.apply(row, column.name))
                .toArray()));
    }

    private record Column(String name, BiFunction<Readable, String, @Nullable Object> read) {
        static Column of(RecordComponent component) {
            var name = component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
            if (name.equals(SAME_ROW)) {
                var whole = component.getType().asSubclass(Record.class);
                return new Column(name, (row, column) -> as(row, whole));
            }
            BiFunction<Readable, String, @Nullable Object> read =
                    PLAIN.contains(component.getType()) ? plain(component.getType()) : json(component);
            // a type's annotation, as NullAway reads it
            var nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            return new Column(
                    name, nullable ? read : (row, column) -> Objects.requireNonNull(read.apply(row, column), column));
        }

        private static BiFunction<Readable, String, @Nullable Object> plain(Class<?> type) {
            var boxed = BOXED.getOrDefault(type, type);
            return (row, column) -> row.get(column, boxed);
        }

        private static BiFunction<Readable, String, @Nullable Object> json(RecordComponent component) {
            JavaType type = JSON.constructType(component.getGenericType());
            return (row, column) -> {
                var text = row.get(column, String.class);
                return text == null ? null : JSON.readValue(text, type);
            };
        }
    }

    private record Shape(Constructor<?> constructor, List<Column> columns) {
        Object make(@Nullable Object[] values) {
            try {
                return constructor.newInstance(values);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(constructor + " refuses a row", e);
            }
        }
    }

    private static Shape shape(Class<? extends Record> view) {
        return SHAPES.computeIfAbsent(view, type -> {
            var components = type.getRecordComponents();
            try {
                var constructor = type.getDeclaredConstructor(
                        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
                constructor.setAccessible(true);
                return new Shape(
                        constructor, Arrays.stream(components).map(Column::of).toList());
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException(type.getName(), e);
            }
        });
    }
}
