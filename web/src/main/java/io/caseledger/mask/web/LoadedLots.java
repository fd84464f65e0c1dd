package io.caseledger.mask.web;

import io.caseledger.mask.query.LotRow;
import java.util.List;
import java.util.Map;

/**
 * What a declaration or permit number has brought in (帶入報單資料, MSK-30).
 *
 * @param number as typed
 * @param lots empty where there is none, or none that the reader may see
 * @param drafted how many rows wait in the draft of each lot, by lot number
 * @param declared what a declaration of all drafts came to; empty before
 */
record LoadedLots(String number, List<LotRow> lots, Map<String, Long> drafted, List<Result> declared) {
    /**
     * What became of the draft of one lot.
     *
     * @param refused why not, in the reader's language; empty for what is declared
     */
    record Result(String lotNumber, List<String> refused) {
        public boolean isDeclared() {
            return refused.isEmpty();
        }
    }

    LoadedLots with(List<Result> results) {
        return new LoadedLots(number, lots, drafted, results);
    }

    public LotRow first() {
        return lots.get(0);
    }

    public long stock() {
        return lots.stream().mapToLong(LotRow::stock).sum();
    }

    public boolean isAllDeclared() {
        return declared.stream().allMatch(Result::isDeclared);
    }
}
