package io.caseledger.permit.domain;

import io.caseledger.permit.contract.AmendmentDemanded;
import io.caseledger.permit.contract.DeclarationRecorded;
import io.caseledger.permit.contract.EntryRecorded;
import io.caseledger.permit.contract.GoodsReleased;
import io.caseledger.permit.contract.MismatchReported;
import io.caseledger.permit.contract.PermitEvent;
import io.caseledger.permit.contract.RevisionKind;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What customs has said of a permit.
 *
 * @param declarations by their numbers
 * @param messages every one by its sender's number, for ever: a feed may repeat any of them
 * @param demanded whether an amendment is demanded that has not come yet
 */
record CustomsRecord(Map<String, DeclaredGoods> declarations, Map<String, CustomsMessage> messages, boolean demanded) {
    static final CustomsRecord NONE = new CustomsRecord(Map.of(), Map.of(), false);

    CustomsRecord {
        declarations = Map.copyOf(declarations);
        messages = Map.copyOf(messages);
    }

    CustomsRecord heard(DeclarationRecorded said, String importer) {
        var next = new HashMap<>(declarations);
        next.put(said.declarationNumber(), DeclaredGoods.of(said.items()));
        return new CustomsRecord(next, with(said.messageId(), said, importer), demanded);
    }

    CustomsRecord heard(EntryRecorded said, String importer) {
        return of(said.declarationNumber(), DeclaredGoods::afterEntry, with(said.messageId(), said, importer));
    }

    CustomsRecord heard(MismatchReported said, String importer) {
        return of(said.declarationNumber(), DeclaredGoods::mismatching, with(said.messageId(), said, importer));
    }

    CustomsRecord heard(GoodsReleased said, String importer) {
        return of(said.declarationNumber(), DeclaredGoods::afterRelease, with(said.messageId(), said, importer));
    }

    CustomsRecord heard(AmendmentDemanded said, String importer) {
        return new CustomsRecord(declarations, with(said.messageId(), said, importer), true);
    }

    /** A revision answers what customs has found. */
    CustomsRecord answered(RevisionKind kind) {
        return switch (kind) {
            case CORRECTION -> this;
            case MISMATCH_AMENDMENT -> {
                var settled = new HashMap<>(declarations);
                settled.replaceAll((number, goods) -> goods.settled());
                yield new CustomsRecord(settled, messages, demanded);
            }
            case POST_CLEARANCE_AMENDMENT -> new CustomsRecord(declarations, messages, false);
        };
    }

    private CustomsRecord of(
            String declaration, UnaryOperator<DeclaredGoods> change, Map<String, CustomsMessage> heard) {
        var next = new HashMap<>(declarations);
        next.computeIfPresent(declaration, (number, goods) -> change.apply(goods));
        return new CustomsRecord(next, heard, demanded);
    }

    private Map<String, CustomsMessage> with(String messageId, PermitEvent event, String importer) {
        var next = new HashMap<>(messages);
        next.put(messageId, CustomsMessage.of(event, importer));
        return next;
    }
}
