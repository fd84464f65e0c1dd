package io.caseledger.shared.reference;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A list that a form picks a code from. Immutable; all lists are found in {@link CodeLists}. */
public interface CodeList {

    /** Its name in addresses and message keys, such as {@code transport-modes}. */
    String id();

    /** The entry with this code, typed in any case and width. */
    Optional<Code> byCode(String code);

    /**
     * Entries that fit what was typed: by code or by part of a name in either language, best first (the code itself, then codes
     * and names that begin so, then names that contain it). Blank text gives all, in the list's order for the language.
     *
     * @param parent only entries of this group; null for all
     * @param limit at most so many
     */
    List<Code> search(String text, Locale locale, @Nullable String parent, int limit);

    /** The groups that entries belong to, in the language's order; empty when the list has none. */
    List<Code> parents(Locale locale);

    /** Whether it has the code exactly as it is written: what is stored is compared and printed as it is. */
    default boolean has(@Nullable String code) {
        return code != null
                && byCode(code).filter(found -> found.code().equals(code)).isPresent();
    }

    /** All entries in the language's order. */
    default List<Code> all(Locale locale) {
        return search("", locale, null, Integer.MAX_VALUE);
    }

    /** The name in the language, or the code itself where the list does not know it. */
    default String name(String code, Locale locale) {
        return byCode(code).map(found -> found.name(locale)).orElse(code);
    }
}
