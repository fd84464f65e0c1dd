package io.caseledger.shared.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.CommandKey;
import io.caseledger.shared.contract.Done;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.domain.EveryCommand;
import io.caseledger.shared.domain.FilledRecord;
import io.caseledger.shared.query.Changed;
import io.caseledger.shared.query.HistoryEntry;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLTransientConnectionException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.command.CommandSerializer;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.queryhandling.QueryHandler;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;
import reactor.core.publisher.Flux;

/** What travels through Axon Server arrives as it was sent: every command, event and query, whatever a query may answer, and why something has failed. */
class EveryMessageTest {
    private static final MessageSerializer MESSAGES = new MessageSerializer();
    private static final CommandSerializer COMMANDS = new CommandSerializer(MESSAGES, new AxonServerConfiguration());

    @TestFactory
    @Spec("RUN-03")
    Stream<DynamicTest> everyCommandEventAndQuery() {
        var commands = EveryCommand.types();
        var events = classes("contract")
                .filter(type -> type.isAnnotationPresent(Revision.class))
                .toList();
        var queries = handlers()
                .<Class<?>>map(handler -> handler.getParameterTypes()[0])
                .toList();
        assertThat(commands).hasSizeGreaterThan(35);
        assertThat(events).hasSizeGreaterThan(35);
        assertThat(queries).hasSizeGreaterThan(40);
        return Stream.of(commands, events, queries)
                .flatMap(List::stream)
                .map(type -> DynamicTest.dynamicTest(type.getSimpleName(), () -> arrives(FilledRecord.of(type))));
    }

    @TestFactory
    @Spec("RUN-03")
    Stream<DynamicTest> everyAnswer() {
        return handlers()
                .map(handler ->
                        DynamicTest.dynamicTest(handler.getParameterTypes()[0].getSimpleName(), () -> answers(handler)
                                .forEach(EveryMessageTest::arrives)));
    }

    private static Stream<Method> handlers() {
        return classes("read")
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(QueryHandler.class));
    }

    private static Stream<Object> answers(Method handler) {
        var type = handler.getGenericReturnType();
        if (!(type instanceof ParameterizedType generic)) {
            return Stream.of(FilledRecord.value(type));
        }
        var answer = generic.getActualTypeArguments()[0];
        // a stream's elements come one by one
        assertThat(generic.getRawType()).isIn(CompletableFuture.class, Flux.class);
        if (answer instanceof ParameterizedType of && of.getRawType() == Optional.class) {
            return Stream.of(Optional.of(FilledRecord.value(of.getActualTypeArguments()[0])), Optional.empty());
        }
        if (answer instanceof ParameterizedType of && of.getRawType() == List.class) {
            var element = of.getActualTypeArguments()[0];
            return Stream.of(List.of(FilledRecord.value(element), FilledRecord.value(element)), List.of());
        }
        return Stream.of(FilledRecord.value(answer));
    }

    @Test
    void givenValuesThatAreEasilyChanged_whenSent_thenTheyArriveAsTheyWere() {
        arrives(new BigDecimal("1E+3"));
        arrives(new BigDecimal("1.10"));
        arrives("半個 \ud842 of 𠮷");
        arrives(Rejection.Kind.STALE);
        arrives(List.of(
                new Violation("a.B", "", List.of()), "text", 7L, LocalDate.EPOCH, Optional.of(List.of(1)), List.of()));
        arrives(Arrays.asList("one", null));
        arrives(new HistoryEntry.FieldChange("goods", null, "8"));
        // what is told to those who watch
        arrives(Changed.WATCHED);
        assertThat(MESSAGES.<byte[], @Nullable Object>deserialize(MESSAGES.serialize(null, byte[].class)))
                .isNull();
    }

    @ParameterizedTest
    @EnumSource
    @Spec("RUN-03")
    void givenARefusal_whenItHasTravelled_thenItIsTheSame(Rejection.Kind kind) {
        var refusal = new Rejection(
                kind,
                List.of(
                        Violation.of("stock.FlowsAreCovered", "flows[0].quantity", "1,000", "片 𠮷"),
                        Violation.of("shared.CaseExists", "")));
        var arrived = travelled(refusal);
        assertThat(arrived).isInstanceOf(Rejection.class).hasMessage(refusal.getMessage());
        assertThat(((Rejection) arrived).details()).isEqualTo(refusal.details());
    }

    @Test
    @Spec("RUN-03")
    void givenAFailure_whenItHasTravelled_thenTheSameIsToBeDone() {
        assertThat(travelled(new ConcurrencyException("another was quicker")))
                .isInstanceOf(ConcurrencyException.class)
                .hasMessage("another was quicker");
        assertThat(travelled(new AggregateNotFoundException("lot-7", "not there")))
                .isInstanceOf(AggregateNotFoundException.class);
        assertThat(travelled(new RejectedExecutionException("too much waits")))
                .isInstanceOf(RejectedExecutionException.class);
        assertThat(travelled(new IllegalStateException(new SQLTransientConnectionException("none is free"))))
                .isInstanceOf(RejectedExecutionException.class);
        assertThat(travelled(new IllegalStateException("a fault")))
                .isNotInstanceOfAny(Rejection.class, ConcurrencyException.class, RejectedExecutionException.class)
                .hasMessageContaining("a fault");
    }

    @Test
    void givenACommand_whenItHasTravelled_thenWithItsMetaData() {
        var command = new GenericCommandMessage<>(
                FilledRecord.of(EveryCommand.types().getFirst()), MetaData.with("actorName", "林簽發"));
        var arrived = COMMANDS.deserialize(COMMANDS.serialize(command, "aggregate", 0));
        assertThat(arrived.getPayload()).isEqualTo(command.getPayload());
        assertThat(arrived.getMetaData()).isEqualTo(command.getMetaData());
        assertThat(COMMANDS.<Done>deserialize(COMMANDS.serialize(
                                GenericCommandResultMessage.asCommandResultMessage(new Done("lot", "7", 3)), "request"))
                        .getPayload())
                .isEqualTo(new Done("lot", "7", 3));
    }

    /** Whoever reaches Axon Server may say that a message is anything. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.util.LinkedHashMap",
                "java.net.URL",
                "java.lang.Object",
                "javax.sql.DataSource",
                "org.springframework.context.support.ClassPathXmlApplicationContext",
                "io.caseledger.shared.contract.Rejection",
                "io.caseledger.shared.bus.MessageSerializer",
                "io.caseledger.None"
            })
    void givenATypeThatIsNotOurs_whenItArrives_thenItIsNotRead(String type) {
        for (var message : List.of(
                message(type, "{}"),
                message("java.util.List", "[\"" + type + "\",{}]"),
                message("java.util.Optional", "[\"" + type + "\",{}]"))) {
            assertThatThrownBy(() -> MESSAGES.deserialize(message))
                    .isInstanceOf(SerializationException.class)
                    .hasMessageContaining("is not read");
        }
    }

    @Test
    void givenWhatIsNotOurs_whenSent_thenRefused() {
        for (var object : List.<Object>of(new Object(), List.of(new StringBuilder()), Optional.of(CommandKey.class))) {
            assertThatThrownBy(() -> MESSAGES.serialize(object, byte[].class))
                    .isInstanceOf(SerializationException.class);
        }
    }

    private static Throwable travelled(Throwable failure) {
        var result = GenericCommandResultMessage.asCommandResultMessage(CarriedFailure.ofCommand(failure));
        return CarriedFailure.arrived(
                COMMANDS.deserialize(COMMANDS.serialize(result, "request")).exceptionResult());
    }

    private static SimpleSerializedObject<byte[]> message(String type, String json) {
        return new SimpleSerializedObject<>(json.getBytes(StandardCharsets.UTF_8), byte[].class, type, null);
    }

    private static void arrives(Object sent) {
        var message = MESSAGES.serialize(sent, byte[].class);
        @Nullable Object arrived = MESSAGES.deserialize(message);
        assertThat(arrived).isEqualTo(sent);
        var kind = sent instanceof Collection<?> ? List.class : sent.getClass();
        assertThat(MESSAGES.classForType(message.getType())).isEqualTo(kind);
    }

    /** All of a kind of package, of whatever capability. */
    private static Stream<Class<?>> classes(String kind) {
        try {
            var reader = new CachingMetadataReaderFactory();
            var files = new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:io/caseledger/*/" + kind + "/*.class");
            return Arrays.stream(files).map(file -> {
                try {
                    return Class.forName(
                            reader.getMetadataReader(file).getClassMetadata().getClassName(),
                            false,
                            EveryMessageTest.class.getClassLoader());
                } catch (IOException | ClassNotFoundException e) {
                    throw new IllegalStateException(e);
                }
            });
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
