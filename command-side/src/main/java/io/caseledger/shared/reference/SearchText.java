package io.caseledger.shared.reference;

import com.ibm.icu.text.Normalizer2;
import java.util.Locale;
import java.util.PrimitiveIterator;

/** Text made comparable: letter case, width, accents, and the two ways to write 臺 do not matter in a search. */
final class SearchText {

    private SearchText() {}

    static String of(String text) {
        String decomposed = Normalizer2.getNFKDInstance().normalize(text);
        StringBuilder plain = new StringBuilder(decomposed.length());
        for (PrimitiveIterator.OfInt points = decomposed.codePoints().iterator(); points.hasNext(); ) {
            int point = points.nextInt();
            if (Character.getType(point) != Character.NON_SPACING_MARK) {
                plain.appendCodePoint(point == '台' ? '臺' : point);
            }
        }
        return plain.toString().toLowerCase(Locale.ROOT).strip();
    }
}
