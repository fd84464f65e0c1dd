package io.caseledger.mask.projection;

import io.caseledger.mask.contract.AmendmentDemanded;
import io.caseledger.mask.contract.DeclarationRecorded;
import io.caseledger.mask.contract.EntryRecorded;
import io.caseledger.mask.contract.GoodsReleased;
import io.caseledger.mask.contract.MaskKind;
import io.caseledger.mask.contract.MismatchReported;
import io.caseledger.mask.contract.PermitApplication;
import io.caseledger.mask.contract.PermitCancelled;
import io.caseledger.mask.contract.PermitEvent;
import io.caseledger.mask.contract.PermitIssued;
import io.caseledger.mask.contract.PermitItem;
import io.caseledger.mask.contract.PermitParty;
import io.caseledger.mask.contract.PermitPrinted;
import io.caseledger.mask.contract.PermitReissued;
import io.caseledger.mask.contract.PermitRevised;
import io.caseledger.mask.contract.WriteOffCompleted;
import io.caseledger.mask.contract.WriteOffRecorded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    static String of(String permitNumber, PermitApplication a) {
        return Stream.of(
                        Stream.of(permitNumber),
                        Stream.of(a.importer(), a.agent()).flatMap(PermitText::of),
                        a.items().stream().flatMap(item -> Stream.of(item.name(), item.commodityCode(), item.origin())))
                .flatMap(texts -> texts)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }

    private static Stream<@Nullable String> of(PermitParty party) {
        return Stream.of(
                party.identityNumber(),
                party.nameChinese(),
                party.nameEnglish(),
                party.address(),
                party.addressEnglish(),
                party.contact());
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
            case PermitIssued e -> Map.of();
            case WriteOffRecorded e -> Map.of();
            case WriteOffCompleted e -> Map.of();
        };
    }
}
