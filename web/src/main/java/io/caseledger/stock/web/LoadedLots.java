package io.caseledger.stock.web;

import io.caseledger.stock.query.LotRow;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

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
     * @param refused why not; empty for what is declared
     */
    record Result(String lotNumber, List<Refusal> refused) {
        public boolean isDeclared() {
            return refused.isEmpty();
        }
    }

    /**
     * Why a draft was not declared.
     *
     * @param row which of its rows, from 1; 0 for what is wrong with none of them
     * @param text in the reader's language
     */
    record Refusal(int row, String text) {
        private static final Pattern ROW = Pattern.compile("\\w+\\[(\\d{1,4})].*");

        static Refusal of(String field, String text) {
            var row = ROW.matcher(field);
            return new Refusal(row.matches() ? Integer.parseInt(row.group(1)) + 1 : 0, text);
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
