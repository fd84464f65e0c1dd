package io.caseledger.permit.web;

import io.caseledger.permit.contract.ImportWay;
import io.caseledger.permit.query.PermitView;
import io.caseledger.shared.query.HistoryEntry;
import io.caseledger.shared.web.Step;
import io.caseledger.stock.query.LotRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The way of a permit as a row of steps: issued, then through customs or written off, then stock until nothing is left. */
final class PermitSteps {
    private PermitSteps() {}

    static List<Step> of(
            PermitView view,
            PermitValidity standing,
            List<LotRow> lots,
            List<HistoryEntry> history,
            PermitWords words,
            Locale locale) {
        var steps = new ArrayList<Step>();
        steps.add(step("issued", Step.Progress.DONE, view.revisions().getLast().at(), words, locale));
        switch (standing) {
            case CANCELLED -> {
                steps.add(step("cancelled", Step.Progress.STOPPED, null, words, locale));
                return steps;
            }
            case REISSUED -> {
                steps.add(step("reissued", Step.Progress.STOPPED, null, words, locale));
                return steps;
            }
            case VALID, EXPIRED -> {}
        }
        var reached = new ArrayList<Reached>();
        if (ImportWay.valueOf(view.row().way()).isWrittenOff()) {
            reached.add(new Reached("recorded", !view.writeOffRows().isEmpty(), last("WriteOffRecorded", history)));
            reached.add(
                    new Reached("completed", view.writeOffCompletedOn() != null, last("WriteOffCompleted", history)));
        } else {
            reached.add(heard("declared", "DeclarationRecorded", view));
            reached.add(heard("entered", "EntryRecorded", view));
            reached.add(heard("released", "GoodsReleased", view));
        }
        var gone = !lots.isEmpty() && lots.stream().allMatch(lot -> lot.stock() == 0);
        reached.add(new Reached("stock", gone, null));
        var current = true;
        for (var one : reached) {
            var progress = one.yes ? Step.Progress.DONE : current ? progress(view, standing) : Step.Progress.TODO;
            current = current && one.yes;
            steps.add(step(one.name, progress, one.at, words, locale));
            if (progress == Step.Progress.STOPPED) {
                break;
            }
        }
        return List.copyOf(steps);
    }

    private record Reached(
            String name, boolean yes, @Nullable Instant at) {}

    /** Who must act before anything goes on. */
    private static Step.Progress progress(PermitView view, PermitValidity standing) {
        if (view.lastMismatch() != null || view.openDemand() != null) {
            return Step.Progress.ACTION;
        }
        var unused = view.messages().isEmpty() && view.writeOffRows().isEmpty();
        return standing == PermitValidity.EXPIRED && unused ? Step.Progress.STOPPED : Step.Progress.CURRENT;
    }

    private static @Nullable Instant last(String event, List<HistoryEntry> history) {
        return history.stream()
                .filter(entry -> entry.event().equals(event))
                .map(HistoryEntry::at)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static Reached heard(String name, String event, PermitView view) {
        var at = view.messages().stream()
                .filter(message -> message.event().equals(event))
                .map(PermitView.Message::at)
                .findFirst()
                .orElse(null);
        return new Reached(name, at != null, at);
    }

    private static Step step(
            String name, Step.Progress progress, @Nullable Instant at, PermitWords words, Locale locale) {
        return new Step(words.text("permit.step." + name, locale), progress, at);
    }
}
