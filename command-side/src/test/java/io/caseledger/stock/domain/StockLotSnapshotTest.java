package io.caseledger.stock.domain;

import static io.caseledger.stock.domain.LotFixture.LOT;
import static io.caseledger.stock.domain.LotFixture.flowed;
import static io.caseledger.stock.domain.LotFixture.returned;
import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.shared.contract.MetaDataKeys;
import io.caseledger.shared.storage.LogSerializer;
import io.caseledger.stock.contract.StockEvent;
import io.caseledger.stock.contract.StockReminderSent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;

/** What of a lot is stored as a snapshot. */
class StockLotSnapshotTest {
    @Test
    void givenALot_whenItsSnapshotIsWrittenToTheLogAndRead_thenNothingIsLost() {
        var log = LogSerializer.create();
        var lot = new StockLot();
        lot.evolve(LotFixture.opening(), metaData("open"), 0);
        lot.evolve(flowed(1, 400, 600), metaData("flow"), 1);
        lot.evolve(flowed(2, 100, 500), metaData("flow again"), 2);
        lot.evolve(returned(1, 2, 30, 530), metaData("return"), 3);
        StockEvent reminder = new StockReminderSent(LOT.value(), 1, Instant.parse("2026-11-09T01:00:00Z"), 530);
        lot.evolve(reminder, metaData("remind"), 4);
        var written = log.serialize(lot, byte[].class);
        assertThat(written.getType().getRevision()).isEqualTo("3");
        assertThat(new String(written.getData(), StandardCharsets.UTF_8))
                .contains(",400,0]")
                .contains(",100,30]");
        StockLot read = log.deserialize(written);
        assertThat(read).usingRecursiveComparison().isEqualTo(lot);
        // and it goes on where it was
        read.evolve(flowed(3, 530, 0), metaData("rest"), 5);
    }

    private static MetaData metaData(String key) {
        var metaData = new HashMap<String, Object>(LotFixture.IMPORTER.toMetaData());
        metaData.put(MetaDataKeys.IDEMPOTENCY_KEY, key);
        return MetaData.from(metaData);
    }
}
