package io.caseledger.stock.web;

import io.caseledger.shared.contract.Attachment;
import io.caseledger.shared.web.Form;
import io.caseledger.shared.web.HistoryLine;
import io.caseledger.shared.web.Option;
import io.caseledger.stock.query.FlowListView;
import io.caseledger.stock.query.LotRow;
import io.caseledger.stock.query.ReturnListView;
import java.util.List;
import java.util.Map;

/**
 * All that a lot's page shows.
 *
 * @param declares whether its reader may declare
 * @param proofs documents of the flows that are not declared yet, by the id of their row
 * @param returnable flows that something can still come back from
 * @param history newest first
 */
record LotPage(
        LotRow row,
        FlowListView flows,
        ReturnListView returns,
        Tables tables,
        boolean declares,
        Form flowForm,
        Map<String, List<Attachment>> proofs,
        Form returnForm,
        List<Option> kinds,
        List<Option> returnable,
        List<HistoryLine> history) {
    static final int SIZE = 10;

    /** Which page of each table is shown, from 1. */
    record Tables(int flows, int returns) {
        static final Tables FIRST = new Tables(1, 1);
    }

    /** The page with a form as it was sent. */
    LotPage with(String list, Form form, Map<String, List<Attachment>> held) {
        var flowed = list.equals("flows");
        return new LotPage(
                row,
                flows,
                returns,
                tables,
                declares,
                flowed ? form : flowForm,
                flowed ? held : proofs,
                flowed ? returnForm : form,
                kinds,
                returnable,
                history);
    }

    /** Ends the message key of what comes next: for the importer, or for whoever only looks. */
    public String next() {
        var what = !isEven()
                ? "UNEVEN"
                : row.stock() > 0 ? "STOCK" : returns.total() + flows.total() > 0 ? "GONE" : "EMPTY";
        return what + (declares ? ".importer" : ".other");
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
