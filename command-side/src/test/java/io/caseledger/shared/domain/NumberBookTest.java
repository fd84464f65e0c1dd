package io.caseledger.shared.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.shared.contract.NumberIssued;
import io.caseledger.shared.storage.LogSerializer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What of a book is stored as a snapshot. */
class NumberBookTest {

    @Test
    void givenABook_whenItsSnapshotIsWrittenToTheLogAndRead_thenNothingIsLost() {
        var log = LogSerializer.create();
        var book = new NumberBook();
        book.evolve(new NumberIssued("receipt/TPE/20261120", 7, "case-7"));
        var written = log.serialize(book, byte[].class);
        assertThat(written.getType().getRevision()).isEqualTo("1");
        assertThat((Object) log.deserialize(written)).usingRecursiveComparison().isEqualTo(book);
        assertThat(new String(written.getData(), StandardCharsets.UTF_8)).contains("\"last\":7");
    }
}
