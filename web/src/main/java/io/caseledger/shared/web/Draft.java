package io.caseledger.shared.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A form that is being written: what was typed, as typed (ADR 8).
 *
 * @param id also the idempotency key of what it becomes
 * @param kind which form; capability and name, such as {@code origin.application}
 * @param subject what it is about: number of the case, permit or lot; empty for something new
 * @param title tells it from others in a list
 * @param fields raw text by path
 * @param aside what the form's pages keep beside it and nobody types; a JSON object
 * @param version rises with each save; 0 while it was never saved
 * @param sentAs number of what it has become; its fields are then what was sent
 */
public record Draft(
        String id,
        String accountId,
        String kind,
        String subject,
        String title,
        Map<String, String> fields,
        JsonNode aside,
        long version,
        @Nullable String sentAs,
        Instant savedAt) {

    /** Field of a form that carries the version its page was made from. */
    public static final String VERSION = "draftVersion";
    /** Field of a form that carries its page's random id. */
    public static final String EDITOR = "editor";

    private static final int LONGEST_EDITOR = 40;

    /** Where a draft is kept: whose it is, which form, about what, and its id. */
    public record Place(String accountId, String kind, String subject, String id) {
        /** A new one. */
        public static Place fresh(String accountId, String kind, String subject) {
            return new Place(accountId, kind, subject, Drafts.fresh());
        }
    }

    /**
     * What is to be kept.
     *
     * @param aside becomes a JSON object; null: as it was
     */
    public record Text(
            String title,
            Map<String, String> fields,
            @Nullable Object aside) {
        public static Text of(String title, Map<String, String> fields) {
            return new Text(title, fields, null);
        }
    }

    /**
     * A page that shows a draft.
     *
     * @param editor random, one for each time the page is made
     * @param seen version of the draft that it was made from
     */
    public record Tab(String editor, long seen) {
        /** As the page's fields say it; what cannot be read has seen nothing. */
        public static Tab of(String editor, String seen) {
            var page = editor.strip();
            return new Tab(page.isEmpty() || page.length() > LONGEST_EDITOR ? Drafts.fresh() : page, number(seen));
        }

        public static Tab of(Form form) {
            return of(form.value(EDITOR), form.value(VERSION));
        }

        private static long number(String typed) {
            try {
                return Long.parseLong(typed.strip());
            } catch (NumberFormatException none) {
                return -1;
            }
        }
    }

    /** What came of a save. */
    public enum Result {
        KEPT,
        /** Another page has saved since this one was made: nothing is overwritten, the draft is the other's. */
        OVERTAKEN,
        /** It has been sent; it stays as it is. */
        SENT
    }

    /** @param draft as it is now kept */
    public record Saved(Result result, Draft draft) {}

    /**
     * For lists.
     *
     * @param field text of the field that was asked for
     */
    public record Line(
            String id,
            String kind,
            String subject,
            String title,
            @Nullable String field,
            Instant savedAt) {}

    record Lines(List<Line> rows, long total) {}

    public Place place() {
        return new Place(accountId, kind, subject, id);
    }

    /** A form with the draft's key, and with what lets a later save tell whether another page was quicker. */
    public Form on(Form form) {
        return form.with(Form.KEY, id).with(VERSION, String.valueOf(version)).with(EDITOR, Drafts.fresh());
    }
}
