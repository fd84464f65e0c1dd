package io.caseledger.mask.web;

import io.caseledger.mask.query.FlowListView;
import io.caseledger.mask.query.LotRow;
import io.caseledger.mask.query.ReturnListView;
import io.caseledger.shared.web.Form;
import io.caseledger.shared.web.HistoryLine;
import io.caseledger.shared.web.Option;
import java.util.List;

/**
 * All that a lot's page shows.
 *
 * @param declares whether its reader may declare
 * @param returnable flows that something can still come back from
 * @param history newest first
 */
record LotPage(
        LotRow row,
        FlowListView flows,
        ReturnListView returns,
        Tables tables,
        boolean declares,
        StockDraft flowDraft,
        Form flowForm,
        StockDraft returnDraft,
        Form returnForm,
        List<Option> kinds,
        List<Option> returnable,
        List<HistoryLine> history) {
    static final int SIZE = 10;

    /** Which page of each table is shown, from 1. */
    record Tables(int flows, int returns) {
        static final Tables FIRST = new Tables(1, 1);
    }

    public boolean isEven() {
        return row.imported() + row.returned() == row.flowed() + row.stock();
    }

    public boolean hasMoreFlows() {
        return flows.total() > (long) tables.flows() * SIZE;
    }

    public boolean hasMoreReturns() {
        return returns.total() > (long) tables.returns() * SIZE;
    }
}
