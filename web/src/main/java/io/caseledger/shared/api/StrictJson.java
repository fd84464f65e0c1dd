package io.caseledger.shared.api;

import com.fasterxml.jackson.annotation.Nulls;
import io.caseledger.shared.reference.RocDate;
import io.swagger.v3.oas.models.media.StringSchema;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * What a client sends is read as it stands or not at all (GEN-12): nothing is rounded, cut or guessed. Numbers are numbers, texts are texts, words are words,
 * and a day is a text. What the service has stored itself is read by its own mapper, whatever an earlier version wrote.
 */
@Configuration(proxyBeanMethods = false)
class StrictJson {
    /** Digits of a number before and behind the point: far beyond what any field takes, and near enough to be written out. */
    private static final int DIGITS = 60;

    static {
        SpringDocUtils.getConfig()
                .replaceWithSchema(
                        LocalDate.class,
                        new StringSchema()
                                .pattern(RocDate.WRITTEN)
                                .description(
                                        "A day in Taiwan: 2026-12-07, or in ROC years 115/12/07. Answers have the first form."));
    }

    @Bean
    JsonMapperBuilderCustomizer readAsItStands() {
        return json -> json.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
                .withCoercionConfig(
                        LogicalType.Textual, texts -> texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .withCoercionConfig(
                        LogicalType.Enum,
                        words -> words.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
                .addModule(new SimpleModule("strict")
                        .addDeserializer(LocalDate.class, new Day())
                        .addDeserializer(BigDecimal.class, new Decimal()));
    }

    private static final class Day extends StdScalarDeserializer<LocalDate> {
        Day() {
            super(LocalDate.class);
        }

        @Override
        public LocalDate deserialize(JsonParser json, DeserializationContext context) {
            return json.hasToken(JsonToken.VALUE_STRING)
                    ? RocDate.written(json.getString()).orElseGet(() -> fail(context))
                    : fail(context);
        }

        private static LocalDate fail(DeserializationContext context) {
            return context.reportInputMismatch(LocalDate.class, "a day is a text, 2026-12-07 or 115/12/07");
        }
    }

    private static final class Decimal extends StdScalarDeserializer<BigDecimal> {
        Decimal() {
            super(BigDecimal.class);
        }

        @Override
        public BigDecimal deserialize(JsonParser json, DeserializationContext context) {
            if (!json.hasToken(JsonToken.VALUE_NUMBER_FLOAT) && !json.hasToken(JsonToken.VALUE_NUMBER_INT)) {
                return context.reportInputMismatch(BigDecimal.class, "a number is written as a number");
            }
            var number = json.getDecimalValue();
            return number.scale() > DIGITS || number.precision() - (long) number.scale() > DIGITS
                    ? context.reportInputMismatch(
                            BigDecimal.class, "a number has at most 60 digits before and behind the point")
                    : number;
        }
    }
}
