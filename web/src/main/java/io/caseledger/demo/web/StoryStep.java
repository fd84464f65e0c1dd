package io.caseledger.demo.web;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * One step of the story, as {@code demo/story-*.json} has it. What an act does not need is left out.
 *
 * @param day days before the first start, as 0 or less; a step on a weekend is taken on the working day before
 * @param time of that day, Asia/Taipei; null for now
 * @param who user name of a demo account
 * @param of what the story calls the case or the permit
 * @param text goods, reason, comment or who collects, by act
 * @param clearance name of a {@code Clearance}
 * @param kind name of an {@code ImportWay} or a {@code FlowKind}
 * @param name buyer, or who gets the masks
 * @param pieces medical masks, or what moves
 * @param other non-medical masks
 * @param number of the lot within its permit, from 1
 * @param flow of that lot, from 1
 */
record StoryStep(
        int day,
        @Nullable LocalTime time,
        String who,
        Act act,
        String of,
        @Nullable String text,
        @Nullable String unit,
        @Nullable String clearance,
        @Nullable String country,
        @Nullable String port,
        @Nullable String kind,
        @Nullable String name,
        long pieces,
        long other,
        int number,
        int flow) {
    enum Act {
        FILE,
        TAKE,
        ASK,
        REVISE,
        APPROVE,
        REJECT,
        COLLECT,
        CANCEL,
        PERMIT,
        DECLARE,
        ENTER,
        RELEASE,
        WRITE_OFF,
        COMPLETE,
        FLOW,
        RETURN,
        THRESHOLDS
    }

    String said() {
        return text == null ? "" : text;
    }
}
