package io.caseledger.shared.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {
    @Test
    void givenAxonAsksForAnId_thenAUuidOfVersionSevenThatBeginsWithTheTime() {
        var factory = IdentifierFactory.getInstance();
        assertThat(factory).isInstanceOf(TimeOrderedIds.class);
        var before = GenericEventMessage.clock.millis();
        var id = UUID.fromString(factory.generateIdentifier());
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16))
                .isBetween(Instant.ofEpochMilli(before), Instant.ofEpochMilli(GenericEventMessage.clock.millis()));
        assertThat(factory.generateIdentifier()).isNotEqualTo(id.toString());
    }
}
