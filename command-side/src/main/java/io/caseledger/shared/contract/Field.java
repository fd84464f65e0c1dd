package io.caseledger.shared.contract;

/**
 * One field of what is filed, described once: what it holds at most, how a value is read, and whether it is searched.
 *
 * @param path as in {@link FieldPaths}, without the index of rows, such as {@code goods.quantity}
 * @param source id of the code list, or the beginning of the words' message keys; empty for all other forms
 * @param wide whether a value needs a line of its own
 * @param longest in characters as people count them
 * @param searched whether a search finds a case by it
 * @param printed whether a document to keep has it: what its fonts cannot print is refused before filing
 */
public record Field(
        String path, Form form, String source, boolean wide, int longest, boolean searched, boolean printed) {
    /** For what nobody said otherwise of. */
    static final int LONGEST = 200;

    /** How a person reads a value. */
    public enum Form {
        /** As it was typed. */
        TEXT,
        /** With separators, and every digit that was typed (GEN-02). */
        NUMBER,
        /** With separators, without zeros at the end. */
        SHORT_NUMBER,
        /** Bytes. */
        SIZE,
        /** 8471.30.00.00-3, as the tariff prints it. */
        COMMODITY_CODE,
        /** One of some words. */
        WORD,
        /** Of a code list: the name alone, the name before the code, or behind it. */
        NAME,
        NAME_AND_CODE,
        CODE_AND_NAME;

        public boolean isNumeric() {
            return this == NUMBER || this == SHORT_NUMBER || this == SIZE;
        }
    }

    public static Field text(String path) {
        return of(path, Form.TEXT);
    }

    public static Field of(String path, Form form) {
        return new Field(path, form, "", false, LONGEST, false, true);
    }

    /** @param list id of a code list, such as {@code ports} */
    public static Field code(String path, String list, Form form) {
        return new Field(path, form, list, false, LONGEST, false, true);
    }

    /** @param keys the words are messages of {@code <keys>.<value>} */
    public static Field word(String path, String keys) {
        return new Field(path, Form.WORD, keys, false, LONGEST, false, true);
    }

    public Field onALine() {
        return new Field(path, form, source, true, longest, searched, printed);
    }

    public Field upTo(int characters) {
        return new Field(path, form, source, wide, characters, searched, printed);
    }

    public Field inSearch() {
        return new Field(path, form, source, wide, longest, true, printed);
    }

    /** Shown on pages only. */
    public Field unprinted() {
        return new Field(path, form, source, wide, longest, searched, false);
    }

    /** Name of the last step. */
    public String name() {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
