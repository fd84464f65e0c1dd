package io.caseledger.permit.projection;

import io.caseledger.permit.contract.AmendmentDemanded;
import io.caseledger.permit.contract.DeclarationRecorded;
import io.caseledger.permit.contract.EntryRecorded;
import io.caseledger.permit.contract.GoodsReleased;
import io.caseledger.permit.contract.MaskKind;
import io.caseledger.permit.contract.MismatchReported;
import io.caseledger.permit.contract.PermitApplication;
import io.caseledger.permit.contract.PermitCancelled;
import io.caseledger.permit.contract.PermitEvent;
import io.caseledger.permit.contract.PermitFields;
import io.caseledger.permit.contract.PermitItem;
import io.caseledger.permit.contract.PermitParty;
import io.caseledger.permit.contract.PermitPrinted;
import io.caseledger.permit.contract.PermitReissued;
import io.caseledger.permit.contract.PermitRevised;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What of an application is shown in lists, searched, and counted. */
final class PermitText {
    /** An item as its balance needs it; the number is its place, from 1. */
    record Item(int item, @Nullable MaskKind kind, @Nullable String name, long permitted) {}

    private PermitText() {}

    /** The name a list shows: Chinese before English; null where there is none. */
    static @Nullable String nameOf(PermitParty party) {
        return party.nameChinese() == null ? party.nameEnglish() : party.nameChinese();
    }

    static long pieces(PermitApplication application, MaskKind kind) {
        return application.items().stream()
                .filter(item -> item.kind() == kind)
                .mapToLong(PermitItem::pieces)
                .sum();
    }

    static List<Item> items(PermitApplication application) {
        var items = new ArrayList<Item>();
        for (var item : application.items()) {
            items.add(new Item(items.size() + 1, item.kind(), item.name(), item.pieces()));
        }
        return items;
    }

    static String of(String permitNumber, PermitApplication application) {
        return (permitNumber + " " + String.join(" ", PermitFields.ALL.searched(application))).strip();
    }

    /** What the sentence of an event in the history names, by name. */
    static Map<String, String> told(PermitEvent event) {
        return switch (event) {
            case PermitRevised e ->
                Map.of(
                        "revision",
                        Integer.toString(e.revision()),
                        "kind",
                        e.kind().name(),
                        "description",
                        e.description());
            case PermitCancelled e -> e.reason() == null ? Map.of() : Map.of("reason", e.reason());
            case PermitReissued e -> Map.of("newPermitNumber", e.newPermitNumber());
            case PermitPrinted e -> Map.of("revision", Integer.toString(e.revision()));
            case DeclarationRecorded e -> Map.of("declarationNumber", e.declarationNumber());
            case EntryRecorded e -> Map.of("declarationNumber", e.declarationNumber());
            case MismatchReported e ->
                Map.of("declarationNumber", e.declarationNumber(), "description", e.description());
            case GoodsReleased e -> Map.of("declarationNumber", e.declarationNumber());
            case AmendmentDemanded e -> Map.of("description", e.description());
            // says all by itself
            default -> Map.of();
        };
    }
}
